// What returns say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const returnReasons = defineMessages({
  RETURN_CUSTOMER: ['要说明是哪位顾客：会员号、手机或工单', 'Say whose return it is: member number, phone or ticket'],
  RETURN_WHAT: ['要说明退哪件商品', 'Say what is returned'],
  RETURN_NOT_BOUGHT: ['没找到这位顾客买过这件商品', 'No purchase of this product by this customer was found'],
  RETURN_OPEN: ['这件商品已经在退', 'This line is being returned already'],
  RETURN_QUANTITY: ['数量超出购买数量', 'More than was bought'],
  RETURN_NOTHING_LEFT: ['这件商品已全额退过', 'All of it has been refunded'],
  RETURN_LATE: ['已过 {days} 天无理由退货期，有质量问题请换一个原因', 'The {days} days without a reason are over; choose another reason if something is wrong'],
  RETURN_REASON: ['写明拒绝的原因', 'A refusal has a reason'],
  RETURN_AMOUNT: ['金额要大于 0，且不超过申请的金额', 'An amount above 0 and no more than was asked'],
  RETURN_WAITS: ['已在等待审批', 'It waits for approval already'],
  RETURN_APPEALED: ['申诉只受理一次', 'An appeal is heard once'],
  RETURN_SAME_PERSON: ['申诉要由另一位同事处理', 'An appeal is heard by another colleague'],
});
