// Why an instrument is not taken in, or a reading is not believed.
import { defineMessages } from '../../core/messages.ts';

export const instrumentReasons = defineMessages({
  INSTRUMENT_TAKEN: ['这个编号已经有了', 'This number is taken'],
  INSTRUMENT_NUMBER_FIXED: ['编号不能改', 'The number stays'],
  INSTRUMENT_VERSION: ['要带上版本号', 'The version is needed'],
  INSTRUMENT_DAYS: ['校准到期日不能早于校准日，校准日不能在以后', 'The calibration ends after it was made, and was made by today'],
  INSTRUMENT_STORE: ['没有这家门店', 'There is no such store'],
  INSTRUMENT_KEEPER: ['这位同事不在职，或看不到仪器', 'This colleague does not work here, or sees no instruments'],
  INSTRUMENT_MISSING: ['要写明用哪台仪器读的', 'Say which instrument took it'],
  INSTRUMENT_UNKNOWN: ['没有登记这台仪器', 'No such instrument is known'],
  INSTRUMENT_KIND: ['这台仪器不是量这个的', 'This instrument measures something else'],
  INSTRUMENT_RETIRED: ['这台仪器已停用', 'This instrument is used no more'],
  INSTRUMENT_OVERDUE: ['这台仪器当天不在校准有效期内，读数不作数', 'Its calibration did not hold on that day: the reading is no proof'],
});
