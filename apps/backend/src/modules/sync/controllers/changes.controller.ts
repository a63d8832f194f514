import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ChangesPage } from '@michangarrito/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { bearerToken } from '../../../common/http/bearer-token.ts';
import { Caller } from '../../../common/http/decorators.ts';
import { ChangesPageDto, ChangesQueryDto } from '../dto/pull.dto.ts';
import { EventStreams } from '../services/event-streams.ts';
import { PullChanges } from '../use-cases/pull-changes.ts';

/** How a device learns what changed elsewhere. */
@ApiTags('sync')
@ApiBearerAuth()
@Controller('sync')
export class ChangesController {
  constructor(
    @Inject(PullChanges) private readonly pullChanges: PullChanges,
    @Inject(EventStreams) private readonly streams: EventStreams,
  ) {}

  /** What changed after the cursor; without one, everything that a device keeps. Each row once, as it is now. */
  @Get('changes')
  @Answers({ status: 200, type: ChangesPageDto, description: 'A page of changed rows' })
  changes(@Caller() context: RequestContext, @Query() query: ChangesQueryDto): Promise<ChangesPage> {
    return this.pullChanges.execute(context, query);
  }

  /** Server-sent events: `changes` whenever something of the shop was recorded, without saying what. */
  @Get('events')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'A stream that lasts as long as the access token', schema: { type: 'string' } })
  events(@Caller() context: RequestContext, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.streams.open(context, bearerToken(request), () => reply.hijack().raw);
  }
}
