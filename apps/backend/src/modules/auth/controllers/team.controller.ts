import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { Caller, RequiresPermission } from '../../../common/http/decorators.ts';
import {
  CreateTeamMemberDto,
  DeviceListDto,
  DevicePathDto,
  PersonPathDto,
  ShopPersonListDto,
  TeamDto,
  TeamMemberDto,
  UpdateTeamMemberDto,
} from '../dto/auth.dto.ts';
import { AddTeamMember } from '../use-cases/add-team-member.ts';
import { ListDevices } from '../use-cases/list-devices.ts';
import { ListPeople } from '../use-cases/list-people.ts';
import { ListTeam } from '../use-cases/list-team.ts';
import { UnlinkDevice } from '../use-cases/unlink-device.ts';
import { UpdateTeamMember } from '../use-cases/update-team-member.ts';

/** The people of the shop and its devices. */
@ApiTags('team')
@ApiBearerAuth()
@Controller()
export class TeamController {
  constructor(
    @Inject(ListPeople) private readonly listPeople: ListPeople,
    @Inject(ListDevices) private readonly listDevices: ListDevices,
    @Inject(UnlinkDevice) private readonly unlinkDevice: UnlinkDevice,
    @Inject(ListTeam) private readonly listTeam: ListTeam,
    @Inject(AddTeamMember) private readonly addTeamMember: AddTeamMember,
    @Inject(UpdateTeamMember) private readonly updateTeamMember: UpdateTeamMember,
  ) {}

  /** The active people, for switching by PIN. */
  @Get('people')
  @Answers({ status: 200, type: ShopPersonListDto, description: 'The active people' })
  people(@Caller() caller: RequestContext): Promise<ShopPersonListDto> {
    return this.listPeople.execute(caller);
  }

  /** The enrolled devices. */
  @Get('devices')
  @Answers({ status: 200, type: DeviceListDto, description: 'The enrolled devices' })
  devices(@Caller() caller: RequestContext): Promise<DeviceListDto> {
    return this.listDevices.execute(caller);
  }

  /** Unlinks a device: its sessions end, and what it still has may only be deposited. */
  @Delete('devices/:deviceId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The device is unlinked' })
  unlink(@Caller() caller: RequestContext, @Param() { deviceId }: DevicePathDto): Promise<void> {
    return this.unlinkDevice.execute(caller, deviceId);
  }

  /** Everybody with phone and permissions. */
  @Get('team')
  @RequiresPermission('team.manage')
  @Answers({ status: 200, type: TeamDto, description: 'The team' })
  list(@Caller() caller: RequestContext): Promise<TeamDto> {
    return this.listTeam.execute(caller);
  }

  /** Adds an employee; without a PIN they set it at their first login. */
  @Post('team')
  @RequiresPermission('team.manage')
  @Answers({ status: 201, type: TeamMemberDto, description: 'The new employee' })
  add(@Caller() caller: RequestContext, @Body() member: CreateTeamMemberDto): Promise<TeamMemberDto> {
    return this.addTeamMember.execute(caller, member);
  }

  /** Changes the fields that are given; permissions hold at once. */
  @Patch('team/:personId')
  @RequiresPermission('team.manage')
  @Answers({ status: 200, type: TeamMemberDto, description: 'The person as they are now' })
  update(
    @Caller() caller: RequestContext,
    @Param() { personId }: PersonPathDto,
    @Body() changes: UpdateTeamMemberDto,
  ): Promise<TeamMemberDto> {
    return this.updateTeamMember.execute(caller, personId, changes);
  }
}
