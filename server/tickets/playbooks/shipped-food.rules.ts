// Shipped playbooks for food: near its date, spoiled, mouldy, expired, with something in it, or making people unwell.
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { both } from '../../core/language.ts';
import { ALONE, AMOUNT, CUSTOMER, DATE, find, hear, outcome, own, photo, PRODUCT, promise, RECEIPT, record, refund, scenario, step, STORE, TIME, voucher, type ShippedPlaybook } from './shipped-parts.rules.ts';

const { PHOTO, BATCH, NOTE, RECEIPT: BOUGHT } = EvidenceKind;
const category = 'product-quality';
const keepBatch = step('batch', 'MANAGER', '留样、记批号，同批次先下架', 'Keep a sample, note the batch, take the batch off the shelf', { evidence: [BATCH], source: 'B-16' });

export const FOOD: readonly ShippedPlaybook[] = [
  scenario({
    key: 'near-expiry', name: both('商品临期', 'Near its date'), category,
    words: ['临期', '快到期', '快过期', '明天就到期', '下周就过期', '保质期', '换新批次', '新批次', 'near expiry', 'close to its date', 'expires', 'expiry date', 'best before', 'fresher one'],
    // B-18 can be read two ways: pay back a fifth, or pay back four fifths. The share is the chain's to set.
    fields: [CUSTOMER, PRODUCT, own('percent', 'NUMBER', '退还价款的百分比', 'Share of the price paid back, in %', { usual: '20' })],
    listen: both('{customer}您好，谢谢您告诉我。您买的是{product}，对吗？包装上写的到期日是哪一天？', 'Hello {customer}, thank you for telling us. It is the {product}, right? Which date is on the pack?'),
    empathise: both('买回家才发现快到期，换成我也会不放心。这是我们理货时没有先说清楚。', 'To find at home that it is nearly out of date is no fun; I would not like it either. We should have told you at the shelf.'),
    plan: both('您可以选：换一份新批次的，或者退还价款的{percent}%，东西您留着。现在就能办，不用等审批。', 'You choose: a fresh batch in exchange, or {percent}% of the price back and you keep it. I can do either right now.'),
    steps: [
      find, step('offer', 'AGENT', '主动告知两个办法：换新批次，或按比例退款；不用上级审批', 'Offer both of your own accord: a fresh batch, or part of the price back; nobody has to approve', { source: 'B-18' }),
      step('give', 'AGENT', '当场换货或退款', 'Swap it or pay back on the spot', { limit: ALONE, source: 'B-18' }),
      step('shelf', 'AGENT', '通知理货检查同一货架，临期的贴标', 'Have the shelf checked and near-date goods labelled', { evidence: [NOTE], source: 'C-17' }),
    ],
    ends: [outcome('swapped', '换了新批次', 'Swapped for a fresh batch'), outcome('paidBack', '退了部分价款', 'Part of the price paid back')],
  }),
  scenario({
    key: 'fresh-spoilage', name: both('生鲜变质', 'Fresh food spoiled'), category, needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['生鲜', '变质', '烂了', '腐烂', '一半是烂的', '不新鲜', '馊', '发臭', '草莓', '水果坏', '肉有味', '鱼不新鲜', '冷柜', 'rotten', 'spoiled', 'spoilt', 'fresh food', 'went off', 'smells bad', 'strawberries'],
    fields: [CUSTOMER, PRODUCT, AMOUNT],
    listen: both('{customer}您好，我在听。{product}是什么时候买的，打开时是什么样子？方便的话拍一张照片发过来。', 'Hello {customer}, I am listening. When did you buy the {product}, and what was it like when you opened it? A photo would help.'),
    empathise: both('花钱买来却不能吃，还耽误了一顿饭，真的对不起。这是我们的责任，不用您跑一趟。', 'You paid for a meal and could not eat it. I am sorry; this is on us, and you need not come back for it.'),
    plan: both('照片收到后 10 分钟内把{amount}原路退给您，再送您一张同品类的券。区域主管也会跟进这件事。', 'Within 10 minutes of your photo {amount} goes back the way you paid, and a coupon for the same kind of goods comes with it. The area supervisor follows it up.'),
    steps: [
      photo, find, step('instant', 'AGENT', '收到照片后 10 分钟内退款，不要实物、不要包装', 'Refund within 10 minutes of the photo; neither goods nor packaging are asked for', { limit: ALONE, withinMinutes: 10, source: 'B-08' }),
      step('coupon', 'AGENT', '推送同品类优惠券', 'Send a coupon for the same kind of goods', { limit: '50.00', source: 'B-08' }), keepBatch,
      step('supervisor', 'SUPERVISOR', '区域主管 4 小时内介入，定补偿（退款加等价商品券）', 'The area supervisor steps in within 4 hours and settles the compensation (refund and a voucher of equal value)', { withinMinutes: 240, limit: ALONE, source: 'B-12' }),
      promise,
    ],
    ends: [outcome('refunded', '已退款，已送券', 'Refunded, with a coupon')],
  }),
  scenario({
    key: 'mouldy-cake', name: both('糕点发霉', 'Mouldy cake or bread'), category, needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['发霉', '长毛', '霉点', '蛋糕', '面包', '糕点', '吐司', '月饼', 'mould', 'mouldy', 'moldy', 'cake', 'bread', 'pastry'],
    fields: [CUSTOMER, PRODUCT, STORE, AMOUNT],
    listen: both('{customer}您好，别着急，慢慢说。{product}是在{store}买的吗？哪天打开的，有没有人吃过？', 'Hello {customer}, take your time. Did the {product} come from {store}? When was it opened, and has anybody eaten of it?'),
    empathise: both('打开看到发霉，谁都会又恶心又担心，特别是家里有老人孩子的时候。对不起。', 'Opening it to find mould is disgusting, and worrying with children or old people at home. I am sorry.'),
    plan: both('先把{amount}退给您。门店马上取证，总部质检也同时查，结果我亲自告诉您，48 小时内给您打电话。', 'First, {amount} goes back to you. The store secures the evidence now, head office tests it, and I call you myself within 48 hours with the result.'),
    steps: [
      photo, step('ate', 'AGENT', '问有没有人吃、有没有不舒服；有就转“食用后不适”', 'Ask whether anybody ate it and feels unwell; if so, go on with “Unwell after eating”', { evidence: [NOTE], source: 'B-13' }), refund(), voucher(),
      step('store', 'MANAGER', '门店取证：批号、进货单、同批照片', 'The store secures evidence: batch, delivery note, photos of the batch', { evidence: [BATCH, PHOTO], withinMinutes: 240, source: 'B-16' }),
      step('test', 'QUALITY', '总部质检，写出结论', 'Head office tests it and writes its finding', { evidence: [NOTE], withinMinutes: 2_880, source: 'B-16' }), promise,
    ],
  }),
  scenario({
    key: 'unwell-after-eating', name: both('食用后不适', 'Unwell after eating'), category, needClass: NeedClass.URGENT, level: TicketLevel.L3,
    words: ['拉肚子', '呕吐', '中毒', '食物中毒', '住院', '医院', '不舒服', '过敏', '食品安全', 'food poisoning', 'vomit', 'diarrhoea', 'hospital', 'unwell', 'sick after', 'allergic', 'food safety'],
    fields: [CUSTOMER, PRODUCT, own('phone', 'TEXT', '您的直线电话', 'Your direct number'), TIME],
    listen: both('{customer}您好，先说人：现在谁不舒服，什么症状，去医院了吗？我先不问别的。', 'Hello {customer}, people first: who is unwell, how, and have you seen a doctor? Everything else can wait.'),
    empathise: both('您和家人受罪了，我们非常重视，这件事由总部直接处理，您不用再跟别人重复一遍。', 'I am sorry for what you and your family go through. Head office takes this on itself; you will not have to tell it twice.'),
    plan: both('请先就医，票据留好，费用我们先垫付。剩下的{product}请别扔，{time}有人上门取样。24 小时内总部给您整改方案，有事打{phone}找我。', 'Please see a doctor and keep the bills, we pay them first. Do not throw the rest of the {product} away, somebody collects a sample at {time}. Head office gives you its plan within 24 hours; call me on {phone} at any time.'),
    steps: [
      step('care', 'AGENT', '先问身体，劝就医，记下症状、时间、吃了多少、几个人', 'Ask after their health first, urge a doctor, note symptoms, time, amount eaten and how many people', { evidence: [NOTE], withinMinutes: 30, source: 'B-13' }),
      step('report', 'AGENT', '马上升级 L3，报总部和食品安全负责人', 'Escalate to L3 at once: head office and whoever is in charge of food safety', { withinMinutes: 30, source: 'A-17' }), keepBatch,
      step('sample', 'QUALITY', '取样送检，查同批次的其他投诉', 'Sample and test; look for other complaints about the batch', { evidence: [BATCH], source: 'B-13' }),
      step('costs', 'MANAGER', '垫付就医费用；超过权限走审批', 'Pay the medical costs first; beyond the limit ask for approval', { limit: ALONE, evidence: [BOUGHT], source: 'A-07', isOptional: true }),
      step('plan', 'HEAD_OFFICE', '24 小时内出整改方案并告诉顾客', 'Give the plan of rectification within 24 hours and tell the customer', { evidence: [NOTE], withinMinutes: 1_440, source: 'B-13' }),
      step('publish', 'HEAD_OFFICE', '向涉事顾客公示处理结果', 'Publish the result to the customers concerned', { evidence: [NOTE], source: 'B-13', isOptional: true }), promise,
    ],
    ends: [outcome('cleared', '检测合格，顾客接受解释', 'Tested sound, explanation accepted')],
  }),
  scenario({
    key: 'foreign-object', name: both('食品里有异物', 'Something in the food'), category, needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['异物', '头发', '虫子', '有虫', '塑料片', '玻璃', '石子', '铁丝', 'foreign object', 'hair in', 'insect', 'piece of plastic', 'glass in', 'found something in'],
    fields: [CUSTOMER, PRODUCT, AMOUNT],
    listen: both('{customer}您好，您先别生气，我记着。在{product}里发现的是什么，有没有伤到？东西和包装请先留着。', 'Hello {customer}, I am noting it all. What did you find in the {product}, and was anybody hurt? Please keep it and the packaging.'),
    empathise: both('吃到一半看到这个，换谁都吃不下去了。对不起，这不该发生。', 'Nobody could go on eating after that. I am sorry; it must not happen.'),
    plan: both('{amount}现在退给您，另送等值券。我们上门取样，分清是生产、加工还是储存的问题，结果会告诉您。', '{amount} goes back to you now, with a voucher of the same value. We collect it, find out whether making, preparing or storing was at fault, and tell you.'),
    steps: [
      hear, photo, find, refund(), voucher(), keepBatch, step('source', 'QUALITY', '查清来源：供应商、加工间或储存；要供应商书面说明', 'Find the source: supplier, kitchen or storage; get it in writing from the supplier', { evidence: [NOTE], withinMinutes: 2_880, source: 'D-31' }), promise,
    ],
  }),
  scenario({
    key: 'expired-sold', name: both('买到过期商品', 'Sold past its date'), category, needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['过期', '已过期', '过期了', '超过保质期', '过期食品', '12315', 'expired', 'out of date', 'past its date', 'past the date'],
    fields: [CUSTOMER, PRODUCT, RECEIPT, own('compensation', 'AMOUNT', '赔偿金额', 'Compensation')],
    listen: both('{customer}您好，您说的{product}，购买记录{receipt}我看到了。包装上的日期能拍给我看看吗？', 'Hello {customer}, I see the purchase {receipt} of the {product}. May I have a photo of the date on the pack?'),
    empathise: both('过期的东西不该出现在货架上，是我们没有守住，对不起。', 'Nothing past its date belongs on a shelf. We failed to guard it, and I am sorry.'),
    plan: both('货款全退，并按食品安全法赔偿您{compensation}（价款的十倍，不足 1000 元按 1000 元）。超过我权限的部分我现在就提审批，不用您催。', 'You get the full price back and {compensation} by the food safety law (ten times the price, 1,000 yuan at least). What goes beyond my limit I submit now; you need not chase it.'),
    steps: [
      photo, find, step('clear', 'MANAGER', '30 分钟内清查同货架，过期的全部下架', 'Check the shelf within 30 minutes and take off all that is past its date', { evidence: [PHOTO], withinMinutes: 30 }), refund(),
      step('ask', 'MANAGER', '赔偿超过 500 元的，提审批并告诉顾客时间', 'Ask for approval of what exceeds 500 yuan and tell the customer by when', { withinMinutes: 240, source: 'A-17', isOptional: true }),
      step('pay', 'FINANCE', '付清赔偿', 'Pay the compensation', { withinMinutes: 1_440, source: 'B-07', evidence: [BOUGHT] }), record, promise,
    ],
  }),
  scenario({
    key: 'packaging-damage', name: both('包装破损', 'Damaged packaging'), category,
    words: ['包装破损', '包装破', '罐子凹', '凹陷', '漏气', '胀包', '盒子压', '奶粉', 'dented', 'packaging', 'damaged pack', 'tin is', 'seal broken'],
    fields: [CUSTOMER, PRODUCT, DATE],
    listen: both('{customer}您好，{product}哪里破了，里面的东西还完好吗？拍一张给我看看就行。', 'Hello {customer}, where is the {product} damaged, and is what is inside still whole? One photo is enough.'),
    empathise: both('给家里人用的东西，包装破了确实不放心，这个我理解。', 'For something your family uses, a broken pack is a worry. I understand.'),
    plan: both('{date}前给您换一件新的，不用寄回旧的。以后您的订单都用防震包装，优先配送。', 'A new one reaches you by {date}; you need not send the old one. From now on your orders travel in shock-proof packing and go out first.'),
    steps: [
      photo, find, step('swap', 'AGENT', '补发或换货，不要求寄回', 'Send a new one; the old one need not come back', { limit: ALONE, source: 'B-06' }),
      step('tag', 'AGENT', '母婴常客：打上“防震包装、优先配送”，送品类券', 'A regular buyer of baby goods: tag her “shock-proof packing, goes first” and add a coupon of the category', { limit: '30.00', source: 'B-23', isOptional: true }),
      step('carrier', 'LOGISTICS', '告诉仓库和承运商，查装箱', 'Tell warehouse and carrier; have the packing checked', { evidence: [NOTE], source: 'C-17' }),
    ],
  }),
];
