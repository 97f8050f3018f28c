// Shipped playbooks for orders: what came is not what was bought, came late, broken, or not at all.
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { both } from '../../core/language.ts';
import { ALONE, AMOUNT, CUSTOMER, DATE, find, hear, outcome, own, photo, PRODUCT, promise, RECEIPT, record, scenario, step, TIME, type ShippedPlaybook } from './shipped-parts.rules.ts';

const { PHOTO, NOTE, BATCH, RECORDING } = EvidenceKind;
const carrier = step('carrier', 'LOGISTICS', '联系承运商，问清包裹在哪、什么时候到', 'Ask the carrier where the parcel is and when it comes', { evidence: [NOTE], withinMinutes: 120, source: 'A-15' });
const claim = step('claim', 'LOGISTICS', '向承运商索赔，不让顾客等', 'Claim on the carrier; the customer does not wait for it', { evidence: [NOTE], source: 'C-10', isOptional: true });
const apology = step('apology', 'AGENT', '晚到的补一张券', 'A coupon for the delay', { limit: '20.00', isOptional: true });

export const ORDERS: readonly ShippedPlaybook[] = [
  scenario({
    key: 'missing-gift', name: both('赠品缺失', 'Free gift missing'), category: 'description',
    words: ['赠品', '没有赠品', '赠品漏发', '少赠品', '赠品没给', '送的没有', 'gift missing', 'missing gift', 'free gift', 'gift was not', 'gift that comes'],
    fields: [CUSTOMER, PRODUCT, DATE, own('coupon', 'AMOUNT', '补偿券面额', 'Coupon for it', { usual: '10.00' })],
    listen: both('{customer}您好，{product}的赠品没收到，对吗？活动页面写的是哪一款？', 'Hello {customer}, the gift that comes with the {product} was not there, right? Which one did the offer name?'),
    empathise: both('说好送的没送到，确实扫兴，是我们漏装了。', 'A gift promised and not there is a let-down. We left it out; I am sorry.'),
    plan: both('24 小时内补寄，{date}前到。另外送您一张{coupon}无门槛券，已经放进会员卡。', 'It leaves within 24 hours and is with you by {date}. A coupon of {coupon} without a minimum is on your card already.'),
    steps: [find, step('offer', 'AGENT', '核对活动规则：确有赠品', 'Check the offer: the gift belongs to it', { source: 'B-17' }), step('resend', 'LOGISTICS', '24 小时内补寄', 'Send it within 24 hours', { withinMinutes: 1_440, evidence: [NOTE], source: 'B-19' }), step('coupon', 'AGENT', '赠 10 元无门槛券', 'A 10 yuan coupon without a minimum', { limit: '10.00', source: 'B-19' })],
    ends: [outcome('sent', '已补寄并送券', 'Sent, with the coupon')],
  }),
  scenario({
    key: 'wrong-item', name: both('商品错发', 'Wrong item sent'), category: 'description',
    words: ['发错', '错发', '发错货', '不是我买的', '型号不对', '颜色不对', '尺码不对', '规格不对', 'wrong item', 'wrong size', 'wrong colour', 'wrong color', 'not what i ordered', 'sent the wrong'],
    fields: [CUSTOMER, PRODUCT, DATE],
    listen: both('{customer}您好，您下单的是{product}，收到的是什么？拍一张标签给我，我来对订单。', 'Hello {customer}, you ordered the {product}; what came? A photo of the label and I compare it with the order.'),
    empathise: both('等了几天拆开不是自己要的，真的很失望，错在我们。', 'You waited, and then it was not what you ordered. That is our mistake.'),
    plan: both('1 小时内给您定方案：正确的{date}前送到，错的上门取，运费我们出；急用的话直接退款。', 'You have our solution within the hour: the right one is with you by {date}, we collect the wrong one at our cost; if you need it sooner, we refund at once.'),
    steps: [find, photo, step('solution', 'AGENT', '1 小时内给出方案：补发或退款', 'Give the solution within 1 hour: send the right one or refund', { withinMinutes: 60, source: 'B-11' }), step('send', 'LOGISTICS', '补发正确的，上门取回错的', 'Send the right one, collect the wrong one', { evidence: [NOTE], source: 'B-09' }), apology],
    ends: [outcome('sent', '已补发', 'The right one was sent'), outcome('refunded', '已退款', 'Refunded')],
  }),
  scenario({
    key: 'not-as-described', name: both('描述不符', 'Not as described'), category: 'description',
    words: ['描述不符', '和描述', '与描述', '和图片', '图片不一样', '实物', '不一样', '介绍说', 'not as described', 'different from the picture', 'description', 'picture showed', 'not like the photo'],
    fields: [CUSTOMER, PRODUCT, AMOUNT],
    listen: both('{customer}您好，{product}哪一点和页面写的不一样？您最在意的是哪一点？', 'Hello {customer}, in what does the {product} differ from its page, and what matters most to you?'),
    empathise: both('照着图片买的，收到不是那样，谁都会觉得被骗了。我先向您道歉。', 'You bought by the picture, and it is not like it: anybody would feel cheated. First of all, I am sorry.'),
    plan: both('您可以退货，{amount}全额退回，运费我们出；想留下的话，我们补差价。页面今天就改。', 'You may return it: {amount} in full, carriage ours. If you would rather keep it, we make up the difference. The page is corrected today.'),
    steps: [hear, find, step('compare', 'AGENT', '把页面和实物对照截图', 'Compare page and goods, with screenshots', { evidence: [PHOTO], source: 'A-18' }), step('solve', 'AGENT', '退货或补差价，由顾客选', 'Return, or make up the difference: the customer chooses', { limit: ALONE, source: 'B-06' }), step('page', 'MANAGER', '当天改商品页面或标签', 'Correct page or label the same day', { evidence: [NOTE], withinMinutes: 1_440, source: 'A-04' })],
    ends: [outcome('returned', '已退货', 'Returned'), outcome('difference', '已补差价', 'Difference made up')],
  }),
  scenario({
    key: 'missing-parts', name: both('少件缺配件', 'Parts or pieces missing'), category: 'description',
    words: ['少发', '漏发', '缺件', '少了', '少一件', '缺配件', '螺丝', '说明书', 'missing part', 'missing item', 'missing piece', 'one short', 'screws', 'manual missing'],
    fields: [CUSTOMER, PRODUCT, own('missing', 'TEXT', '缺什么', 'What is missing'), DATE],
    listen: both('{customer}您好，{product}缺的是{missing}，对吗？外箱有没有被拆过？', 'Hello {customer}, the {missing} of the {product} is missing, right? Had the box been opened?'),
    empathise: both('少一样就用不了，白等一场，我明白。', 'Without it the thing is of no use and you waited for nothing. I see.'),
    plan: both('{missing}今天寄出，{date}前到。等不及的话，附近门店有，可以去拿，不用带任何东西。', 'The {missing} goes out today and is with you by {date}. If you cannot wait, a store nearby has it; you need not bring anything.'),
    steps: [find, photo, step('weight', 'LOGISTICS', '查出库重量和监控', 'Check the weight and the video of the packing', { evidence: [NOTE], isOptional: true }), step('send', 'LOGISTICS', '24 小时内补寄', 'Send it within 24 hours', { withinMinutes: 1_440, source: 'B-19' }), apology],
    ends: [outcome('sent', '已补寄', 'Sent'), outcome('refunded', '已退缺件的钱', 'The part was paid back')],
  }),
  scenario({
    key: 'suspected-fake', name: both('疑似假货', 'Suspected fake'), category: 'description', level: TicketLevel.L2,
    words: ['假货', '不是正品', '假的', '真伪', '防伪', '假一赔', '仿冒', 'fake', 'counterfeit', 'not genuine', 'not original', 'authentic'],
    fields: [CUSTOMER, PRODUCT, RECEIPT, DATE],
    listen: both('{customer}您好，购买记录{receipt}我看到了。是哪里让您觉得{product}不对，防伪码查过吗？', 'Hello {customer}, I see the purchase {receipt}. What makes you doubt the {product}? Has the code been checked?'),
    empathise: both('花正品的钱，担心用了假的，这个顾虑很正常，我们和您一样重视。', 'You paid for the genuine thing. The doubt is natural, and we take it as seriously as you do.'),
    plan: both('我们马上送品牌方鉴定，{date}前给您书面结果。确认是假的，退一赔三（不足 500 元按 500 元）；是真的，也请您当面看鉴定。这期间可以先退货。', 'We have it judged by the brand and you get the result in writing by {date}. If it is a fake, you get the price back and three times the price besides (500 yuan at least); if it is genuine, you see the proof. Meanwhile you may return it.'),
    steps: [hear, find, photo, step('batch', 'MANAGER', '查进货渠道和批号，同批暂停销售', 'Check supply and batch; stop selling the batch', { evidence: [BATCH], withinMinutes: 240, source: 'D-31' }), step('judge', 'QUALITY', '送品牌方鉴定', 'Have the brand judge it', { evidence: [NOTE], source: 'D-31' }), step('ask', 'MANAGER', '赔偿超过权限的提审批', 'Ask for approval of what exceeds the limit', { source: 'A-17', isOptional: true }), record, promise],
    ends: [outcome('genuine', '鉴定为正品，顾客接受', 'Judged genuine, accepted'), outcome('compensated', '已退款并赔偿', 'Refunded and compensated')],
  }),
  scenario({
    key: 'logistics-delay', name: both('物流延迟', 'Delivery delayed'), category: 'delivery',
    words: ['物流', '快递', '没更新', '还没到', '没到', '延误', '三天了', '催件', '什么时候到', '没发货', 'delayed', 'not arrived', 'has not moved', 'has not come', 'tracking', 'where is my order', 'late'],
    fields: [CUSTOMER, PRODUCT, RECEIPT, DATE],
    listen: both('{customer}您好，订单{receipt}的{product}，我正在看物流。您哪天要用？', 'Hello {customer}, I am looking at order {receipt} with the {product}. By which day do you need it?'),
    empathise: both('一直看不到更新，心里没底，又怕耽误用，我理解。', 'No news for days, and you need it: I understand the worry.'),
    plan: both('我已经催件，{date}前送到；到不了，我主动给您退款，不用您再来问。每天给您发一次进度。', 'I have pressed the carrier; it is with you by {date}. If not, I refund you without your asking. Every day you hear from me.'),
    steps: [find, carrier, step('tell', 'AGENT', '告诉顾客到货日，并约定到不了就退款', 'Tell the day, and that it is refunded otherwise', { withinMinutes: 120, source: 'D-24' }), step('follow', 'AGENT', '每天告知进度', 'Tell how it stands every day', { source: 'C-14' }), apology, step('refund', 'AGENT', '过期未到，退款', 'Past the day: refund', { limit: ALONE, isOptional: true, source: 'B-07' })],
    ends: [outcome('arrived', '已送达', 'Arrived'), outcome('refunded', '已退款', 'Refunded')],
  }),
  scenario({
    key: 'delivery-damage', name: both('配送损坏', 'Damaged on the way'), category: 'delivery',
    words: ['压坏', '压扁', '摔坏', '洒了', '破了', '碎了', '送到时', '箱子', '配送损坏', '运输', 'crushed', 'arrived broken', 'leaked out', 'smashed', 'damaged in transit', 'box was'],
    fields: [CUSTOMER, PRODUCT, AMOUNT, DATE],
    listen: both('{customer}您好，{product}送到的时候就坏了，对吗？外箱和里面各拍一张，东西不用寄回。', 'Hello {customer}, the {product} was broken when it came, right? One photo of the box and one of the inside; nothing need be sent back.'),
    empathise: both('等到货却是坏的，还要自己收拾，真对不住。', 'You waited for it, it came broken, and you had the mess. I am truly sorry.'),
    plan: both('您选：{date}前重新送一份，或者{amount}现在退给您。物流那边我们去谈，不用您出面。', 'You choose: another one by {date}, or {amount} back now. The carrier is our business, not yours.'),
    steps: [photo, find, step('solve', 'AGENT', '重发或退款，由顾客选；全店一个标准', 'Send again or refund, as the customer likes; the same everywhere', { limit: ALONE, withinMinutes: 60, source: 'B-03' }), claim, apology, record],
    ends: [outcome('resent', '已重发', 'Sent again'), outcome('refunded', '已退款', 'Refunded')],
  }),
  scenario({
    key: 'lost-parcel', name: both('显示签收没收到', 'Marked as delivered, not received'), category: 'delivery',
    words: ['没收到', '未收到', '显示签收', '已签收', '丢件', '放错', '送错', '代签', 'not received', 'marked as delivered', 'lost parcel', 'wrong address', 'wrong door', 'somebody else signed'],
    fields: [CUSTOMER, PRODUCT, TIME],
    listen: both('{customer}您好，物流写着已签收，您没拿到{product}，是吗？家人、门卫、快递柜都问过了吗？', 'Hello {customer}, it says delivered and you do not have the {product}, right? Have family, doorman and locker been asked?'),
    empathise: both('明明没收到，系统却说签了，像在怀疑您一样，换我也不舒服。', 'The system says you have it and you do not; it feels like being doubted. I would not like it either.'),
    plan: both('我让快递员{time}前去找，有结果就告诉您。找不到，直接补发或退款，不用您举证。', 'The courier looks for it until {time} and I tell you. If it is not found, we send it again or refund; you need not prove anything.'),
    steps: [find, carrier, step('proof', 'LOGISTICS', '要签收照片和定位', 'Get photo and place of the delivery', { evidence: [PHOTO], withinMinutes: 240 }), step('solve', 'AGENT', '24 小时找不到就补发或退款', 'Not found within 24 hours: send again or refund', { limit: ALONE, withinMinutes: 1_440, source: 'A-15' }), claim, promise],
    ends: [outcome('found', '已找到送达', 'Found and handed over'), outcome('resent', '已补发或退款', 'Sent again or refunded')],
  }),
  scenario({
    key: 'rider-late', name: both('即时配送超时', 'Rider is late'), category: 'delivery', needClass: NeedClass.URGENT,
    words: ['骑手', '外卖', '超时', '半小时', '还在路上', '菜都', '等着做饭', '化了', '冷冻', 'rider', 'instant delivery', 'still on the way', 'melted', 'waiting for dinner'],
    fields: [CUSTOMER, RECEIPT, TIME],
    listen: both('{customer}您好，订单{receipt}我看到了，您是等着做饭用吗？有冷冻的东西吗？', 'Hello {customer}, I see order {receipt}. Are you waiting to cook? Is anything frozen in it?'),
    empathise: both('一家人等着吃饭，东西不来，换谁都急。', 'A family waiting for dinner and nothing comes: anybody would lose patience.'),
    plan: both('骑手{time}前到您门口。生鲜、冷冻的请先看一眼，有一点不好就拍给我，10 分钟内退。', 'The rider is at your door by {time}. Look at fresh and frozen things first; if anything is not right, send me a photo and it is refunded within 10 minutes.'),
    steps: [step('rider', 'LOGISTICS', '联系骑手，报准确时间', 'Call the rider and give an exact time', { withinMinutes: 10, source: 'A-15' }), step('fresh', 'AGENT', '问生鲜冷冻是否完好；不好即退', 'Ask if fresh and frozen goods are sound; if not, refund', { limit: '200.00', withinMinutes: 60, source: 'B-08' }), apology, record],
    ends: [outcome('arrived', '已送达', 'Arrived'), outcome('refunded', '已退部分或全部', 'Refunded, in part or whole')],
  }),
  scenario({
    key: 'order-by-machine', name: both('机器没答清，转人工', 'The machine could not help'), category: 'delivery',
    words: ['机器人', '转人工', '智能客服', '答非所问', '听不懂', '人工客服', 'chatbot', 'robot', 'human please', 'speak to a person', 'real person'],
    fields: [CUSTOMER, own('summary', 'TEXT', '之前说过的事', 'What was told before')],
    listen: both('{customer}您好，我是人工客服。您前面说的我都看到了：{summary}。不用再说一遍，我说得对吗？', 'Hello {customer}, I am a person. I have read what you told before: {summary}. You need not say it again; have I got it right?'),
    empathise: both('跟机器来回说不清，确实耗耐心，辛苦您了。', 'Going in circles with a machine wears anybody out. Thank you for staying.'),
    plan: both('这件事我接手，从头跟到尾。现在就给您办，办不完的给您一个准时间。', 'I take it from here, to the end. What can be done is done now; for the rest you get a firm time.'),
    steps: [step('read', 'AGENT', '看完机器的对话再开口，不让顾客重复', 'Read the whole talk before speaking; the customer repeats nothing', { evidence: [RECORDING], withinMinutes: 5, source: 'B-25' }), step('sort', 'AGENT', '判断是什么场景，转到那本手册', 'See which scenario it is and go on with its playbook', { source: 'B-14' }), step('answer', 'AGENT', '2 小时内答复', 'Answer within 2 hours', { withinMinutes: 120, source: 'D-24' }), step('teach', 'AGENT', '记下机器哪里没听懂', 'Note what the machine did not understand', { evidence: [NOTE], source: 'D-08', isOptional: true })],
    ends: [outcome('handed', '已转到对应手册', 'Went on by the right playbook')],
  }),
];
