import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { bearerToken } from '../../../common/http/bearer-token.ts';
import { AlsoWhenSuspended, Caller } from '../../../common/http/decorators.ts';
import { MeDto, SessionListDto, SessionOpenedDto, SessionPathDto, SwitchPersonDto } from '../dto/auth.dto.ts';
import { AddressLimitGuard } from '../services/address-limit.guard.ts';
import { DescribeMe } from '../use-cases/describe-me.ts';
import { EndSession } from '../use-cases/end-session.ts';
import { ListSessions } from '../use-cases/list-sessions.ts';
import { SwitchPerson } from '../use-cases/switch-person.ts';

/** The session of the caller, and the others of the shop. */
@ApiTags('auth')
@ApiBearerAuth()
@Controller()
export class SessionsController {
  constructor(
    @Inject(SwitchPerson) private readonly switchPerson: SwitchPerson,
    @Inject(EndSession) private readonly endSession: EndSession,
    @Inject(ListSessions) private readonly listSessions: ListSessions,
    @Inject(DescribeMe) private readonly describeMe: DescribeMe,
  ) {}

  /** Another person of the shop takes over this device with their PIN. */
  @Post('auth/switch')
  @UseGuards(AddressLimitGuard)
  @Answers({ status: 200, type: SessionOpenedDto, description: 'The session is theirs' })
  switch(
    @Caller() caller: RequestContext,
    @Req() request: FastifyRequest,
    @Body() wanted: SwitchPersonDto,
  ): Promise<SessionOpenedDto> {
    return this.switchPerson.execute(caller, bearerToken(request), wanted);
  }

  /** Ends the session of the caller. */
  @Post('auth/logout')
  @AlsoWhenSuspended()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The session has ended' })
  logOut(@Caller() caller: RequestContext): Promise<void> {
    return this.endSession.logOut(caller);
  }

  /** The open sessions: all of the shop for who manages the team, one's own for the rest. */
  @Get('sessions')
  @Answers({ status: 200, type: SessionListDto, description: 'The open sessions' })
  list(@Caller() caller: RequestContext): Promise<SessionListDto> {
    return this.listSessions.execute(caller);
  }

  /** Ends a session; its tokens stop at once. */
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The session has ended' })
  revoke(@Caller() caller: RequestContext, @Param() { sessionId }: SessionPathDto): Promise<void> {
    return this.endSession.revoke(caller, sessionId);
  }

  /** Who the session is, in which shop and on which device. */
  @Get('me')
  @Answers({ status: 200, type: MeDto, description: 'The caller' })
  me(@Caller() caller: RequestContext): Promise<MeDto> {
    return this.describeMe.execute(caller);
  }
}
