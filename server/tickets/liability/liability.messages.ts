// What visits, liability, remedies and charge-backs say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const liabilityReasons = defineMessages({
  VISIT_DUE_PAST: ['上门时间不能早于现在', 'A visit cannot be due in the past'],
  VISIT_OVER: ['这次上门已经结束', 'This visit is over'],
  VISIT_NOT_THERE: ['先登记到达，再填结果', 'Note the arrival first, then what was found'],
  VISIT_UNKNOWN: ['这张工单没有这次上门', 'The ticket has no such visit'],
  LIABILITY_SHARE: ['每一份在 0 到 100 之间，最多两位小数', 'A share lies between 0 and 100, with two decimals at most'],
  LIABILITY_SUM: ['四份责任要合计 100%', 'The four shares must sum to 100%'],
  LIABILITY_CLAIMED: ['已经按这次判定提出索赔，先撤回索赔再改判', 'Charge-backs rest on this decision: withdraw them before deciding otherwise'],
  LIABILITY_NONE: ['先判定责任', 'Liability is decided first'],
  REMEDY_AMOUNT: ['金额要大于 0，最多两位小数', 'An amount is above 0 and has two digits at most'],
  REMEDY_COST: ['成本不能小于 0', 'A cost is not below 0'],
  REMEDY_DUE_PAST: ['完成时间不能早于现在', 'It cannot be due in the past'],
  REMEDY_UNKNOWN: ['这张工单没有这项方案', 'The ticket has no such remedy'],
  REMEDY_WAITS_APPROVAL: ['还在审批或付款，办完才能完成', 'It is still being approved or paid'],
  REMEDY_OPEN: ['商定的方案还没有办完，先办完再关闭工单', 'What was agreed is not carried out yet: see to it before the ticket is closed'],
  REMEDY_CLAIMED: ['取消后索赔会超过成本，先撤回索赔', 'Without it more would be claimed than the case costs: withdraw charge-backs first'],
  CHARGE_USE: ['使用不当没有第三方可以索赔', 'Nobody can be charged for the customer’s own use'],
  CHARGE_AMOUNT: ['金额要大于 0，最多两位小数', 'An amount is above 0 and has two digits at most'],
  CHARGE_OVER: ['按责任份额最多还能索赔 {left}', 'By its share no more than {left} can be claimed'],
  CHARGE_ACCEPTED_OVER: ['认可的金额不能超过索赔金额', 'No more can be accepted than was claimed'],
  CHARGE_DUE_PAST: ['答复期限不能早于现在', 'An answer cannot be due in the past'],
});
