// Why a measure cannot be told, in both languages.
import { defineMessages } from '../core/messages.ts';

export const measureReasons = defineMessages({
  MEASURE_UNKNOWN: ['没有这个指标', 'There is no such measure'],
  MEASURE_DIMENSION: ['这个指标不能按它拆分', 'This measure cannot be split by it'],
  MEASURE_PERIOD: ['时间段写法不对：先后颠倒，或缺首尾', 'The period is not well formed: ends missing or the wrong way round'],
  MEASURE_PERIOD_OPEN: ['走势要有起止日期', 'A series needs a period with both ends'],
  MEASURE_STEPS: ['分得太细，最多 {limit} 段', 'Too many steps; {limit} at most'],
  MEASURE_LIMIT: ['一次取 1 到 {limit} 行', '1 to {limit} rows at a time'],
  MEASURE_STEP_KIND: ['走势按天、周、月、季或年分段', 'A series goes by day, week, month, quarter or year'],
  MEASURE_AS_OF: ['截至时间不能在将来', 'The instant asked about must not lie ahead'],
});
