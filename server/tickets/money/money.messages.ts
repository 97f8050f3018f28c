// What compensations and returns say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const moneyReasons = defineMessages({
  MONEY_AMOUNT: ['金额要大于 0，最多两位小数', 'An amount is above 0 and has two digits at most'],
  MONEY_COST: ['成本不能小于 0', 'A cost is not below 0'],
  MONEY_PURCHASE: ['要说明退哪一笔购买', 'Say which purchase is refunded'],
  MONEY_PURCHASE_UNKNOWN: ['这位顾客没有这笔购买', 'This customer has no such purchase'],
  MONEY_MORE_THAN_PAID: ['最多还能退 {left}', 'No more than {left} can be refunded'],
  MONEY_WHAT: ['写明送什么、做什么或花在哪里', 'Say what is given, done or paid for'],
  MONEY_TICKET_OVER: ['工单已归档', 'The ticket is archived'],
  MONEY_OPEN: ['还有补偿或退货没有办完，先处理再结束工单', 'A compensation or return is still open: settle it before the ticket is closed'],
  MONEY_NOT_PENDING: ['只有待审批的补偿可以修改', 'Only what waits for approval can be changed'],
  MONEY_NOT_MAKER: ['只有提出人可以修改', 'Only its maker changes it'],
  MONEY_NOT_GIVEN: ['只有已经给出的补偿可以收回', 'Only what was given can be taken back'],
  MONEY_OF_RETURN: ['退货的退款和券随退货处理，不能单独收回', 'What a return pays goes with the return and is not taken back by itself'],
  MONEY_PAID_OUT: ['对方系统已经付出或正在付，收不回来', 'The other system has paid it, or is paying: it cannot be taken back'],
  MONEY_REVERSE_REASON: ['写明为什么收回，至少 2 个字', 'Say why it is taken back, in at least 2 characters'],
  MONEY_CATEGORY: ['没有这个品类', 'There is no such category'],
  MONEY_DAYS: ['起止日期不对，最长两年', 'The days are wrong; two years at most'],
});
