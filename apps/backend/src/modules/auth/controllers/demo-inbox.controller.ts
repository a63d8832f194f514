import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../../../common/http/answers.ts';
import { Public } from '../../../common/http/decorators.ts';
import { DemoInboxDto } from '../dto/auth.dto.ts';
import { ReadDemoInbox } from '../use-cases/read-demo-inbox.ts';

@ApiTags('demo')
@Public()
@Controller('demo')
export class DemoInboxController {
  constructor(@Inject(ReadDemoInbox) private readonly readDemoInbox: ReadDemoInbox) {}

  /** The demo's one-time codes; 404 outside the demo and from any other machine. */
  @Get('inbox')
  @Answers({ status: 200, type: DemoInboxDto, description: 'The codes that wait' })
  inbox(@Req() request: FastifyRequest): DemoInboxDto {
    const names = [request.headers.host, request.headers['x-forwarded-host']].flat();
    return this.readDemoInbox.execute({ hosts: names.filter((name) => name !== undefined), address: request.ip });
  }
}
