// Shipped courses about goods, law and culture (D-13), the monthly session and the quarterly test (C-20), and the paths of the posts.
import { CourseSubject } from '../../../schema/training/course.ts';
import { course, lesson, practice, type ShippedPath } from './shipped-parts.catalogue.ts';
import { DESK } from './shipped-desk.catalogue.ts';

const { CULTURE, LAW, PROCESS, PRODUCT } = CourseSubject;

const GOODS = [
  course('product-food', '食品知识与冷链', 'Food and the cold chain', PRODUCT, ['看得懂日期、批号和变质的迹象', 'Read dates, batches and signs of spoilage'], [
    lesson('dates', '日期和批号', 'Dates and batches', 30, [
      '# 三个日期', '- **生产日期**和**保质期**印在包装上；散装食品写在货签上。', '- **临期**：保质期一年以上的，到期前 45 天；一个月到半年的，到期前 10 天左右。', '- **过期**：当天就下架，一件都不卖。', '', '批号能查到同一天、同一条线的商品。接到变质投诉，先记批号，再查同批次。',
    ], [
      '# Three dates', '- **Production date** and **shelf life** are on the pack; for loose food on the label.', '- **Near its date**: 45 days before the end for a shelf life above a year, some 10 days for one to six months.', '- **Past its date**: off the shelf the same day, not one is sold.', '', 'A batch number finds all that was made on one line that day. For spoiled food, note the batch first and check the rest of it.',
    ]),
    lesson('cold', '冷链', 'The cold chain', 30, [
      '# 温度断了，就回不来', '冷藏 0–5 ℃，冷冻 −18 ℃ 以下。到货先测温，超过的拒收。', '', '- 每两小时记一次柜温。', '- 停电 30 分钟以上，冷柜贴封，等质量负责人判断。', '- 顾客退回的冷链商品一律不再上架。',
    ], [
      '# A broken chain does not mend', 'Chilled 0 to 5 °C, frozen below −18 °C. Measure on arrival, refuse what is warmer.', '', '- Note the cabinets’ temperature every two hours.', '- After 30 minutes without power, seal the cabinet until quality has judged.', '- Chilled goods that come back are never sold again.',
    ]),
    lesson('illness', '食用后不适', 'Unwell after eating', 30, [
      '# 先问人，再问货', '1. 先问身体怎么样，建议就医，保留票据。', '2. 请顾客留下剩余食品；没有也不勉强。', '3. 马上升级三级，同批次下架。', '', '> 不判断原因，不说「应该不是我们的问题」。',
    ], [
      '# The person first, then the goods', '1. Ask how they feel, advise a doctor, ask them to keep the bills.', '2. Ask them to keep what is left; if there is nothing, do not insist.', '3. Escalate to level 3 at once, take the batch off the shelf.', '', '> Do not judge the cause, and never say “it cannot be ours”.',
    ]),
    practice(390, ['- 跟生鲜课长完成两天到货验收', '- 独立做一次临期清理和一次冷柜巡查'], ['- Two days of goods in with the head of fresh food', '- One sweep for near dates and one round of the cabinets on your own']),
  ], { playbookKeys: ['near-expiry', 'fresh-spoilage', 'mouldy-cake', 'expired-sold', 'unwell-after-eating', 'foreign-object'] }),
  course('product-home', '家居家电知识与常见故障', 'Home goods and common faults', PRODUCT, ['会初步判断瓷砖、家电和安装的问题', 'Judge first what is wrong with tiles, appliances and installations'], [
    lesson('tiles', '瓷砖', 'Tiles', 40, [
      '# 看、量、敲', '- **色差**：同一批号里比，站在 1.5 米外、自然光下看。', '- **尺寸**：量四边和对角线，与标准比。', '- **空鼓**：用小锤轻敲，声音发空的画圈拍照。', '- **吸水率、耐磨、防滑**看检测报告，不凭手感。', '', '现场勘查按表填，四个原因（产品、运输、安装、使用）各占多少由主管定。',
    ], [
      '# Look, measure, tap', '- **Shade**: compare within one batch, from 1.5 metres, in daylight.', '- **Size**: measure four sides and the diagonals against the standard.', '- **Hollow**: tap with a small hammer, circle and photograph what sounds hollow.', '- **Absorption, wear, slip**: by the test report, not by touch.', '', 'Fill the form on site; the supervisor decides how much is due to product, transport, installation and use.',
    ]),
    lesson('appliances', '家电排查', 'Appliances', 40, [
      '# 五个问题先问', '1. 插座有电吗，换一个试试？', '2. 显示什么代码？', '3. 什么时候开始的，之前动过什么？', '4. 每次都这样，还是偶尔？', '5. 能拍一段视频吗？', '', '问完再约上门。能远程解决的不让顾客等。', '', '- 三包期内：修两次不好，可以换。', '- 等配件超过约定时间，先告诉顾客，再给备用机。',
    ], [
      '# Five questions first', '1. Is there power? Try another socket.', '2. Which code does it show?', '3. Since when, and what was done before?', '4. Always, or now and then?', '5. Can you film it?', '', 'Only then arrange a visit. What can be solved remotely should not wait.', '', '- Within the warranty: two repairs in vain, and it is exchanged.', '- When a part is late, tell the customer first, then lend a device.',
    ]),
    practice(400, ['- 跟技术支持工程师上门 3 次', '- 独立填一张现场勘查表'], ['- Three visits with an engineer', '- One inspection form on your own']),
  ], { playbookKeys: ['colour-difference', 'tile-breakage', 'tile-size', 'product-fault', 'installation-fault', 'hollow-tile', 'repair-delay'] }),
  course('consumer-law', '消费者权益与信息保护', 'Consumer law and privacy', LAW, ['知道法律给顾客什么，也知道什么不能说、不能看', 'Know what the law gives customers, and what must not be told or looked at'], [
    lesson('rights', '顾客的权利', 'What customers are owed', 45, [
      '# 说得清的四条', '- 网购 7 日内可以无理由退货（定制、鲜活易腐等除外）。', '- 经营者有欺诈行为，按价款三倍赔偿，不足 500 元的按 500 元。', '- 食品不符合安全标准，可要求价款十倍或损失三倍的赔偿，不足 1,000 元的按 1,000 元。', '- 耐用商品 6 个月内发现瑕疵，由经营者举证。', '', '> 是否构成欺诈由法务判断，服务台不下结论，也不劝顾客「算了」。',
    ], [
      '# Four rules to know', '- Bought online: returned within 7 days without a reason (not what was made to order or perishes).', '- In case of fraud: three times the price, at least 500 yuan.', '- Food below the safety standard: ten times the price or three times the loss, at least 1,000 yuan.', '- Durable goods: within 6 months it is for the seller to prove that a fault was not there.', '', '> Whether it is fraud is for the lawyers to say. The desk neither decides nor talks people out of it.',
    ]),
    lesson('privacy', '个人信息', 'Personal data', 35, [
      '# 只看要用的', '查看完整手机号要写原因，系统会记录。', '', '- 不用私人手机拍顾客的证件和小票。', '- 不在群里发姓名加电话。', '- 顾客要求删除资料时，登记并转给管理员。',
    ], [
      '# Look only at what you need', 'Opening a whole phone number needs a reason and is logged.', '', '- Never photograph papers of customers with a private phone.', '- Never post a name with a phone number in a chat group.', '- When a customer asks for erasure, file it and pass it to the administrator.',
    ]),
  ]),
  course('company-culture', '企业文化与服务承诺', 'Culture and our promises', CULTURE, ['讲得出我们为什么这样服务', 'Say why we serve the way we do'], [
    lesson('promises', '我们答应了什么', 'What we promised', 30, [
      '# 一小时回应，一天办结', '顾客的诉求 1 小时内有回应，24 小时内办结；办不结的，说明原因和新的时间。', '', '- 第一个接待的人负责到底。', '- 做错了先认，再补。', '- 好点子大家提，被采用的每月评前三。',
    ], [
      '# An hour to answer, a day to settle', 'Whoever turns to us is answered within an hour and settled within 24; if not, we say why and by when.', '', '- Whoever takes the first contact stays responsible.', '- When we were wrong, we say so, and make it good.', '- Everybody may propose; the three best ideas adopted each month are named.',
    ]),
    lesson('together', '部门之间', 'Between departments', 30, [
      '# 顾客只看见一家店', '跨部门的事，不让顾客来回跑：由首问责任人去找人，顾客坐着等结果。对内写清楚要什么、什么时候要。',
    ], [
      '# Customers see one store', 'When several departments are needed, the customer does not run from one to the next: whoever took the first contact does. Say inside what you need and by when.',
    ]),
  ]),
  course('monthly-skills', '每月技能培训', 'Monthly skill session', PROCESS, ['每月一次，讲一个技能、练一个场景、说一批新品', 'Once a month: one skill, one scene, what is new'], [
    lesson('session', '现场培训', 'Session', 120, [
      '# 这个月讲什么', '- 上月做得最差的一个指标：哪几张工单，差在哪一步。', '- 一个技能，当场练。', '- 新品和新问题：卖点、常见问题、怎么答。', '', '签到后按实际到场的时间记学时。',
    ], [
      '# This month', '- The weakest number of last month: which tickets, at which step.', '- One skill, practised on the spot.', '- New products and new problems: what they do, what is asked, what we answer.', '', 'Who signs in is credited the time they were there.',
    ]),
  ]),
  course('quarterly-test', '季度综合考核', 'Quarterly test', PROCESS, ['每季度一次，产品、流程、沟通一起考', 'Once a quarter: products, process and communication together'], [
    lesson('review', '考前复习', 'Review', 60, [
      '# 复习清单', '- 三免一承诺、权限 500 元、审批怎么走', '- 三个级别、四个时钟、48 小时回访', '- 日期、冷链、瓷砖和家电的初步判断', '- 倾听、共情、方案',
    ], [
      '# What to go through again', '- Three exemptions, one promise; 500 yuan; how approval works', '- Three levels, four clocks, the callback within 48 hours', '- Dates, cold chain, first judgement of tiles and appliances', '- Listen, empathise, plan',
    ]),
  ], { isExamined: true }),
];

export const SHIPPED_COURSES = [...DESK, ...GOODS];

const step = (key: string, workingDays: number) => ({ course: key, workingDays });
const SERVICE = ['service-agent', 'reception', 'after-sales-specialist', 'senior-adviser', 'technical-support'];
export const SHIPPED_PATHS: readonly ShippedPath[] = [
  {
    key: 'onboarding', nameZh: '岗前培训（40 小时）', nameEn: 'Onboarding (40 hours)', positions: SERVICE, formats: [], gateMinutes: 2_400, isAutomatic: true,
    steps: [step('reception-basics', 5), step('service-process', 10), step('product-food', 12), step('product-home', 14), step('returns-and-money', 14), step('difficult-talks', 15)],
  },
  { key: 'everybody', nameZh: '全员必修', nameEn: 'For everybody', positions: [], formats: [], gateMinutes: null, isAutomatic: true, steps: [step('company-culture', 10), step('consumer-law', 20)] },
  { key: 'home-stores', nameZh: '家居门店', nameEn: 'Home stores', positions: ['shop-assistant', 'store-manager'], formats: ['HOME'], gateMinutes: null, isAutomatic: false, steps: [step('product-home', 20)] },
];
