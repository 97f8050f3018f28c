// Shipped playbooks for returns and money: returns without a reason or a receipt, refunds on their way, prices, invoices, instalments.
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { both } from '../../core/language.ts';
import { ALONE, AMOUNT, CUSTOMER, DATE, find, hear, outcome, own, PRODUCT, promise, RECEIPT, refund, scenario, step, STORE, TIME, type ShippedPlaybook } from './shipped-parts.rules.ts';

const { PHOTO, NOTE, SIGNATURE } = EvidenceKind;
const returns = 'return-policy';
const price = 'price';

export const RETURNS: readonly ShippedPlaybook[] = [
  scenario({
    key: 'seven-days', name: both('7 天无理由退换', 'Return within 7 days'), category: returns,
    words: ['7天', '7 天', '七天', '无理由', '想退', '没拆', '不想要', '退换', '换一个', '换尺码', 'within 7 days', 'without a reason', 'unopened', 'changed my mind', 'want to return', 'exchange it'],
    fields: [CUSTOMER, PRODUCT, AMOUNT],
    listen: both('{customer}您好，{product}想退还是想换？我查一下购买日期。', 'Hello {customer}, would you like to return the {product} or exchange it? Let me look up the day.'),
    empathise: both('买回去不合适很正常，不用解释原因。', 'It happens that a thing does not suit. You need not give a reason.'),
    plan: both('在 7 天内，可以退。送到任何一家门店或约上门取都行，2 小时内审核，{amount} 24 小时内原路退回。', 'It is within 7 days, so yes. Bring it to any store or have it collected; we review within 2 hours and {amount} goes back within 24 hours.'),
    steps: [find, step('days', 'AGENT', '核对 7 天；超过的看是否质量问题', 'Check the 7 days; beyond them, see whether it is quality', { source: 'A-28' }), step('route', 'AGENT', '让顾客选：服务台、自助机、上门取、小程序', 'The customer chooses: desk, kiosk, pick-up, mini-program', { source: 'B-09' }), step('review', 'AGENT', '2 小时内审核', 'Review within 2 hours', { withinMinutes: 120, source: 'B-07' }), refund()],
    ends: [outcome('returned', '已退货退款', 'Returned and refunded'), outcome('exchanged', '已换货', 'Exchanged')],
  }),
  scenario({
    key: 'no-receipt', name: both('没有小票要退换', 'Return without the receipt'), category: returns,
    words: ['小票', '没有小票', '小票丢', '没票', '包装扔', '包装丢', '没包装', '凭证', 'no receipt', 'lost the receipt', 'receipt', 'without packaging', 'threw the box'],
    fields: [CUSTOMER, PRODUCT],
    listen: both('{customer}您好，没有小票没关系。您用会员买的吗？报一下手机号后四位就行。', 'Hello {customer}, no receipt, no problem. Did you buy as a member? The last four digits of your phone are enough.'),
    empathise: both('谁也不会一直留着小票，不该为一张纸让您白跑。', 'Nobody keeps receipts for ever, and a slip of paper is no reason to send you home.'),
    plan: both('{product}的购买查到了，不要小票、不要包装、也不用等经理，现在就给您办。', 'I have found the {product}. No receipt, no packaging, no manager: I do it now.'),
    steps: [find, step('three', 'AGENT', '三免：不要小票、不要包装（生鲜快消）、常规不用经理批', 'Three exemptions: no receipt, no packaging (fresh and everyday goods), no manager for what is routine', { source: 'B-06' }), refund(), step('member', 'AGENT', '不是会员的，帮忙入会，下次好查', 'Not a member: offer to enrol, so that the next one is found', { source: 'B-06', isOptional: true })],
    ends: [outcome('returned', '已退或已换', 'Returned or exchanged'), outcome('unfound', '查不到购买，按价目退券', 'No purchase found: a voucher at list price')],
  }),
  scenario({
    key: 'refund-progress', name: both('退款没到账', 'Where is my refund'), category: returns,
    words: ['退款进度', '退款', '没到账', '还没到账', '退款多久', '钱没退', 'where is my refund', 'refund takes', 'refund has not', 'money has not', 'not refunded yet'],
    fields: [CUSTOMER, AMOUNT, TIME],
    listen: both('{customer}您好，我在查{amount}这笔退款，请稍等 1 分钟。', 'Hello {customer}, I am looking for the refund of {amount}; give me a minute.'),
    empathise: both('说好的时间没到账，还要您来问，是我们没跟上。', 'It was not there when we said, and you had to ask. That is our failing.'),
    plan: both('钱在银行处理，{time}前到账；到不了，我先垫付给您。', 'The bank has it and it arrives by {time}; if not, we advance it.'),
    steps: [step('trace', 'FINANCE', '查流水号和银行状态', 'Trace the transfer and the bank’s status', { evidence: [NOTE], withinMinutes: 120, source: 'B-07' }), step('tell', 'AGENT', '告诉顾客准确时间和流水号', 'Tell the exact time and the reference', { withinMinutes: 120, source: 'D-24' }), step('advance', 'FINANCE', '超过 24 小时的先垫付', 'Past 24 hours: advance it', { limit: ALONE, source: 'A-07', isOptional: true }), step('check', 'AGENT', '到账后再告诉一次', 'Tell once more when it has arrived', { source: 'C-14' })],
    ends: [outcome('arrived', '已到账', 'Arrived')],
  }),
  scenario({
    key: 'policy-dispute', name: both('售后政策争议', 'Dispute about our terms'), category: returns,
    words: ['不给退', '退不了', '凭什么', '政策', '规定', '霸王条款', '过了期', '超过 7 天', '售后政策', 'policy', 'you refuse', 'terms', 'not fair', 'why can i not', 'warranty says'],
    fields: [CUSTOMER, PRODUCT, DATE],
    listen: both('{customer}您好，之前是怎么答复您的，您觉得不合理的是哪一点？我重新看一遍。', 'Hello {customer}, what were you told, and what of it do you find unfair? I will look at it afresh.'),
    empathise: both('来回被说“规定如此”，谁都憋屈。规定要讲道理，我先站在您这边看。', '“Those are the rules” is no answer. Rules must make sense; let me look at it from your side first.'),
    plan: both('我按法律和我们公示的承诺核对，{date}前给您书面答复；能办的今天就办。', 'I compare it with the law and with what we promise on the wall, and you have my answer in writing by {date}; what can be done is done today.'),
    steps: [hear, find, step('check', 'AGENT', '对照三包、无理由退货和店内公示承诺', 'Compare with the three guarantees, the 7 days and the promises on the wall', { evidence: [NOTE], source: 'C-05' }), step('same', 'AGENT', '查以前同样的情况怎么办的，同样对待', 'See how the same was handled before, and treat it alike', { source: 'B-03' }), step('offer', 'AGENT', '权限内给出办法；不能办的说明理由和去处', 'Offer what is within the limit; where it cannot be, say why and where to turn', { limit: ALONE, source: 'A-17' }), step('answer', 'AGENT', '24 小时内答复', 'Answer within 24 hours', { withinMinutes: 1_440, source: 'D-24' }), promise],
  }),
  scenario({
    key: 'elderly-return', name: both('老人行动不便，上门退换', 'Return at the door for the elderly'), category: returns, needClass: NeedClass.SPECIAL,
    words: ['老人', '腿脚不便', '行动不便', '我妈', '我爸', '上门取', '上门退', '残疾', '孕妇', 'elderly', 'cannot walk', 'wheelchair', 'collect at home', 'my mother', 'disabled'],
    fields: [CUSTOMER, PRODUCT, DATE, TIME],
    listen: both('{customer}您好，是家里老人用的吗？{product}哪里不合适，什么时候家里有人？', 'Hello {customer}, is it for somebody elderly? What does not suit about the {product}, and when is somebody at home?'),
    empathise: both('老人出门一趟不容易，不用跑，我们过去。', 'Going out is no small thing at that age. You stay, we come.'),
    plan: both('{date} {time}我们上门取，换的一起带到，当场办好，不收费。', 'We come on {date} at {time} with the new one and settle it on the spot, free of charge.'),
    steps: [find, step('plan', 'AGENT', '约上门时间，联系门店和配送一起办', 'Agree on a time; store and delivery do it together', { source: 'A-30' }), step('visit', 'LOGISTICS', '上门取退，把新的带去，教会使用', 'Collect it, bring the new one, show how it works', { evidence: [SIGNATURE], source: 'A-30' }), refund(), step('tag', 'AGENT', '档案里注明需要上门服务', 'Note in the file that visits are needed', { source: 'B-22', isOptional: true })],
    ends: [outcome('done', '已上门办好', 'Done at the door')],
  }),
  scenario({
    key: 'invoice', name: both('补开或改发票', 'Invoice missing or wrong'), category: returns,
    words: ['发票', '抬头', '税号', '开票', '重开', '电子发票', 'invoice', 'tax number', 'invoice title', 'reissue'],
    fields: [CUSTOMER, RECEIPT, own('title', 'TEXT', '抬头', 'Name on the invoice'), DATE],
    listen: both('{customer}您好，订单{receipt}的发票，抬头是“{title}”，对吗？', 'Hello {customer}, the invoice for {receipt} goes to “{title}”, right?'),
    empathise: both('报销等着用，改来改去耽误您的事，抱歉。', 'Your accounts wait for it, and going to and fro costs you time. I am sorry.'),
    plan: both('我和财务一起办，{date}前电子发票发到您手机，错的由我们作废。', 'I see to it with finance: the electronic invoice reaches you by {date}, and we void the wrong one.'),
    steps: [find, step('data', 'AGENT', '核对抬头、税号、金额', 'Check name, tax number and amount', { evidence: [NOTE] }), step('issue', 'FINANCE', '24 小时内开出', 'Issue it within 24 hours', { withinMinutes: 1_440, source: 'A-15' }), step('self', 'AGENT', '告诉顾客自助机和小程序也能开', 'Say that kiosk and mini-program issue it too', { source: 'B-24', isOptional: true })],
  }),
  scenario({
    key: 'price-mismatch', name: both('标价与结算不符', 'Label and till differ'), category: price,
    words: ['标签', '标价', '收银', '多收', '少找', '价签', '结算', '和标签不符', 'overcharged', 'label', 'till charged', 'price tag', 'charged more', 'shelf price'],
    fields: [CUSTOMER, PRODUCT, AMOUNT],
    listen: both('{customer}您好，{product}标签写多少，收了您多少？我马上叫人去看价签。', 'Hello {customer}, what did the label of the {product} say and what were you charged? I have it checked now.'),
    empathise: both('多收一分也不该，是我们没有核好，让您费心了。', 'Not a cent too much should be charged. We did not check, and you had the trouble.'),
    plan: both('以低的价格为准，{amount}差价现在退给您，价签当场改好。', 'The lower price holds: {amount} is paid back now and the label is put right at once.'),
    steps: [find, step('label', 'AGENT', '现场核价签，拍照', 'Check the label on the shelf, with a photo', { evidence: [PHOTO], withinMinutes: 30, source: 'A-28' }), step('back', 'AGENT', '1 小时内按低价退差价', 'Pay the difference within 1 hour, by the lower price', { limit: ALONE, withinMinutes: 60, source: 'B-11' }), step('fix', 'MANAGER', '改价签，查同类', 'Correct the label and look at others', { evidence: [NOTE], source: 'C-17' })],
    ends: [outcome('paidBack', '已退差价', 'Difference paid back')],
  }),
  scenario({
    key: 'online-offline-gap', name: both('线上线下价格差异', 'Cheaper online'), category: price,
    words: ['线上便宜', '线上', '线下', '小程序上', '比店里便宜', '差价', '保价', '降价', 'cheaper online', 'online price', 'price gap', 'price dropped', 'lower in the app'],
    fields: [CUSTOMER, PRODUCT, AMOUNT, STORE],
    listen: both('{customer}您好，您在{store}买的{product}，线上看到的是多少？截图给我就行。', 'Hello {customer}, you bought the {product} at {store}; what is it online? A screenshot is enough.'),
    empathise: both('同一家店两个价，换我也觉得亏了。', 'One chain and two prices: I would feel cheated too.'),
    plan: both('线上线下同款同价，{amount}差价现在补给您。以后看到差价，扫码就能补，不用来店里。', 'The same goods cost the same with us: {amount} is paid back now. Next time a scan does it; you need not come.'),
    steps: [find, step('compare', 'AGENT', '核对同款、同日、同规格，排除限时券', 'The same goods, day and size; coupons of the hour do not count', { evidence: [PHOTO], source: 'B-17' }), step('back', 'AGENT', '1 小时内补差价', 'Pay the difference within 1 hour', { limit: ALONE, withinMinutes: 60, source: 'B-11' }), step('tell', 'MANAGER', '报商品部统一价格', 'Have the prices aligned', { evidence: [NOTE], source: 'C-17' })],
    ends: [outcome('paidBack', '已补差价', 'Difference paid back'), outcome('explained', '不是同款或限时券，顾客接受', 'Not the same goods or an hourly coupon: accepted')],
  }),
  scenario({
    key: 'promotion-missed', name: both('优惠没有减', 'Promotion not applied'), category: price,
    words: ['满减', '没减', '优惠券', '用不了', '打折', '折扣', '促销', '活动', '会员价', '满 200', 'promotion', 'discount', 'coupon did not', 'coupon', 'was not applied', 'member price'],
    fields: [CUSTOMER, RECEIPT, AMOUNT],
    listen: both('{customer}您好，购买{receipt}用的是哪个活动？我对一下规则。', 'Hello {customer}, which offer did you use for {receipt}? Let me compare it with its terms.'),
    empathise: both('冲着活动买的，结账没减，心里肯定不痛快。', 'You bought because of the offer, and it was not there at the till. That spoils it.'),
    plan: both('符合规则，{amount}现在补给您。规则写得不清楚的地方，我们今天就改。', 'It applies: {amount} is paid back now. Where the terms are unclear, we put them right today.'),
    steps: [find, step('terms', 'AGENT', '核对活动规则', 'Compare with the terms', { source: 'B-17' }), step('back', 'AGENT', '1 小时内补差额；规则含糊的按有利于顾客办', 'Pay it back within 1 hour; where the terms are vague, in favour of the customer', { limit: ALONE, withinMinutes: 60, source: 'B-11' }), step('clear', 'MANAGER', '改清楚活动说明', 'Make the terms clear', { evidence: [NOTE], source: 'A-04', isOptional: true })],
    ends: [outcome('paidBack', '已补差额', 'Paid back'), outcome('explained', '不符合规则，顾客接受', 'Did not apply: accepted')],
  }),
  scenario({
    key: 'bulk-instalment', name: both('大宗采购、分期', 'Bulk orders and instalments'), category: price, needClass: NeedClass.SPECIAL, level: TicketLevel.L2,
    words: ['批量', '大宗', '团购', '分期', '单位采购', '企业采购', '对公', '月结', 'bulk', 'instalment', 'installment', 'company order', 'corporate', 'on account'],
    fields: [CUSTOMER, PRODUCT, AMOUNT, DATE],
    listen: both('{customer}您好，{product}一共{amount}，您希望怎么付、分几次、什么时候要货？', 'Hello {customer}, {amount} for the {product}: how would you like to pay, in how many parts, and by when do you need it?'),
    empathise: both('单位采购手续多，您夹在中间不容易，我来帮您跑。', 'Orders of a company mean paperwork, and you stand in the middle. I will do the running.'),
    plan: both('我约财务和商品一起给您方案，{date}前给准信，之后只找我一个人。', 'Finance and merchandise work it out with me; you have a firm answer by {date}, and from then on one person to ask: me.'),
    steps: [hear, step('needs', 'AGENT', '记下数量、付款方式、交货日', 'Note amount, way of paying, day of delivery', { evidence: [NOTE], source: 'A-30' }), step('credit', 'FINANCE', '核对资信，定分期', 'Check the credit and set the instalments', { withinMinutes: 1_440, source: 'A-30' }), step('goods', 'MANAGER', '确认备货和价格', 'Confirm stock and price', { evidence: [NOTE] }), step('sign', 'AGENT', '签协议，专人跟进', 'Sign, with one person in charge', { evidence: [SIGNATURE], source: 'B-14' })],
    ends: [outcome('agreed', '已签约', 'Agreed')],
  }),
];
