import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { Answers } from '../../../common/http/answers.ts';
import { Caller, RequiresPermission } from '../../../common/http/decorators.ts';
import { TodayDto, TodayQueryDto } from '../dto/today.dto.ts';
import { ReportToday } from '../use-cases/report-today.ts';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(@Inject(ReportToday) private readonly reportToday: ReportToday) {}

  @Get('today')
  @RequiresPermission('report.view')
  @Answers({ status: 200, type: TodayDto, description: 'The day on one screen' })
  today(@Caller() context: RequestContext, @Query() query: TodayQueryDto) {
    return this.reportToday.execute(context, query.date);
  }
}
