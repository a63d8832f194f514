import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiTags } from '@nestjs/swagger';
import { Answers } from '../../../common/http/answers.ts';
import { Public } from '../../../common/http/decorators.ts';
import { HealthDto } from '../dto/health.dto.ts';
import { CheckReadiness } from '../use-cases/check-readiness.ts';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(CheckReadiness) private readonly checkReadiness: CheckReadiness) {}

  /** The process answers. */
  @Get('live')
  @Answers({ status: 200, type: HealthDto, description: 'The process answers' })
  live(): HealthDto {
    return { status: 'ok', checks: [] };
  }

  /** 200 when it can serve, 503 with reasons when not. */
  @Get('ready')
  @Answers({ status: 200, type: HealthDto, description: 'It can serve' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const checks = await this.checkReadiness.execute();
    const ok = checks.every((check) => check.ok);
    if (!ok) void reply.status(503);
    return { status: ok ? 'ok' : 'unavailable', checks };
  }
}
