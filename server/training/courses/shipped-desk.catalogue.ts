// Shipped courses about talking with customers and about the way a complaint takes (C-19: process and communication).
import { CourseSubject } from '../../../schema/training/course.ts';
import { course, lesson, practice } from './shipped-parts.catalogue.ts';

const { COMMUNICATION, PROCESS } = CourseSubject;

export const DESK = [
  course('reception-basics', '接待基本功', 'Reception basics', COMMUNICATION, ['主动问候，听完再说，让顾客知道下一步', 'Greet first, hear people out, and tell them what happens next'], [
    lesson('greeting', '第一分钟', 'The first minute', 30, [
      '# 先问候，再问事', '顾客走近服务台三步以内，放下手里的活，看着对方说「您好」。手上正在接待时，抬头示意，说「马上就来」。', '',
      '- 报自己的名字：「我是小李，我来帮您。」', '- 问一句开放的话：「您遇到什么情况？」', '- 不抢话，不先问小票。', '', '> 第一句话不要是「有小票吗」。没有小票也能查到订单。', '',
      '## 电话和在线', '电话响三声内接起；在线 30 秒内回第一句。第一句里要有名字、门店和「请讲」。',
    ], [
      '# Greet first, then ask', 'When somebody comes within three steps of the desk, put down what you are doing, look at them and say hello. While you are serving someone, look up and say “I will be right with you”.', '',
      '- Say your name: “I am Li, let me help.”', '- Ask an open question: “What happened?”', '- Do not interrupt, and do not ask for the receipt first.', '', '> Never begin with “Do you have the receipt?” Orders can be found without one.', '',
      '## Phone and chat', 'Pick up within three rings; answer a chat within 30 seconds. The first sentence has your name, the store, and an invitation to speak.',
    ]),
    lesson('listen', '倾听、共情、方案', 'Listen, empathise, plan', 45, [
      '# 三步，不换顺序', '1. **倾听**：让顾客说完，中间只用「嗯」「我在听」。说完后复述一遍要点，请对方确认。', '2. **共情**：说出对方的感受和损失，不解释原因。「等了两天还没人回，换我也着急。」', '3. **方案**：给两个能选的办法，说清楚什么时候办好、谁来跟。', '',
      '## 一个例子', '顾客：「草莓一半是烂的，孩子等着吃！」', '- 听：「刚买的草莓，打开一半坏了，孩子没吃上，对吗？」', '- 懂：「给孩子买的却不能吃，真对不起。」', '- 办：「现在就退款，也可以换一盒当天到的，您选哪个？」', '',
      '> 没有听完就给方案，顾客会再说一遍，而且更大声。',
    ], [
      '# Three steps, in this order', '1. **Listen**: let people finish; say no more than “I see”. Then repeat the main points and ask whether that is right.', '2. **Empathise**: name what they feel and what they lost, without explaining why. “Two days without an answer: I would be upset, too.”', '3. **Plan**: offer two ways to choose from, with a time and a name.', '',
      '## An example', 'Customer: “Half of these strawberries are rotten, and my child was waiting for them!”', '- Listen: “You have just bought them, half are bad, and your child got none. Is that right?”', '- Empathise: “They were for your child, and could not be eaten. I am sorry.”', '- Plan: “I can pay you back right now, or give you a box that came in today. Which do you prefer?”', '',
      '> Offer a plan before you have listened, and you will hear the story again, louder.',
    ]),
    lesson('promise', '说到做到', 'Keeping promises', 25, [
      '# 承诺要有时间和名字', '「尽快」不是承诺。说「今天 17:00 前，我给您回电话」，并且登记成待办。', '', '- 办不到时，**到点之前**先打电话说明。', '- 转给别人时，告诉顾客对方的名字；第一个接待的人一直负责到底。', '- 48 小时内回访，问一句「还有什么没解决？」',
    ], [
      '# A promise has a time and a name', '“Soon” is no promise. Say “I will call you before 17:00 today”, and put it on your list.', '', '- When it cannot be kept, call **before** the time has come.', '- When somebody else takes over, tell the customer their name; whoever took the first contact stays responsible.', '- Call back within 48 hours and ask what is still unsolved.',
    ]),
    practice(260, ['- 在服务台跟岗两个半天，独立接待至少 10 位顾客', '- 带教人听 5 次接待，逐条对照三步'], ['- Two half days beside a colleague, ten customers on your own', '- The colleague hears five of them and goes through the three steps with you']),
  ], { playbookKeys: ['staff-attitude', 'brushed-off'] }),
  course('service-process', '投诉处理流程', 'How a complaint is handled', PROCESS, ['从登记到回访，按时限和级别办，不漏一步', 'From filing to the callback, by level and in time, without leaving out a step'], [
    lesson('filing', '登记和分类', 'Filing and sorting', 40, [
      '# 先登记，再处理', '每一件诉求都开工单，当场解决的也要开。没有工单，就没有时钟，也没有人看见。', '', '- 写顾客的原话，不写自己的判断。', '- 选类别：价格、商品质量、描述不符、配送、安装维修、服务态度、退换。', '- 判断需求：普通、紧急、特殊、情绪。拿不准时往高判。', '',
      '## 三个级别', '1. **一级**：门店当场能办的。', '2. **二级**：生鲜变质、服务态度、超出权限的，区域主管 4 小时内介入。', '3. **三级**：食用后不适、群体投诉、媒体关注，马上报总部。',
    ], [
      '# File first, then act', 'Every request becomes a ticket, also what is solved on the spot. Without a ticket there is no clock, and nobody sees it.', '', '- Write what the customer said, not what you think of it.', '- Choose the category: price, quality, description, delivery, installation, attitude, returns.', '- Judge the need: ordinary, urgent, special, emotional. When in doubt, the higher one.', '',
      '## Three levels', '1. **Level 1**: what the store can settle on the spot.', '2. **Level 2**: spoiled food, attitude, beyond your authority: the area supervisor steps in within 4 hours.', '3. **Level 3**: somebody fell ill, many complain, the media ask: head office at once.',
    ]),
    lesson('clocks', '时限和升级', 'Clocks and escalation', 40, [
      '# 时钟在走', '工单上的每个时钟都有一条政策：接单、首次响应、给方案、关闭。临近到期先看列表最上面的。', '', '- 顾客没回话时，工单「等待顾客」，时钟暂停；等自己人，时钟不停。', '- 升级不是甩单：升级后首问责任人还在，仍由他向顾客说明。', '- 不要为了停时钟先关单：重开会记下来。', '', '> 先回一句「收到，正在查」，比一小时后回一大段更好。',
    ], [
      '# The clock is running', 'Each clock of a ticket has its policy: pick up, first response, plan, close. Begin with what is due next.', '', '- While the customer owes an answer, the ticket waits and its clock stands; while one of us does, it runs.', '- To escalate is not to get rid of it: whoever took the first contact still explains it to the customer.', '- Do not close early to stop a clock: reopening is counted.', '', '> “We have it and are looking” now is better than a page in an hour.',
    ]),
    lesson('evidence', '证据和记录', 'Evidence and records', 40, [
      '# 记下别人能看懂的', '照片拍全景、近景、批号三张。记录写「谁、什么时候、做了什么、结果如何」。', '', '- 食品先留样，再下架同批次。', '- 金额写明依据：小票、标价、权限。', '- 解决后写顾客怎么说，不写「已解决」三个字。',
    ], [
      '# Write so that others understand', 'Take three pictures: the whole, close up, the batch number. Notes say who did what, when, and what came of it.', '', '- Food: keep a sample first, then take the batch off the shelf.', '- Money: name the ground, receipt, label or authority.', '- When it is solved, write what the customer said, not just “solved”.',
    ]),
    practice(480, ['- 独立办完 15 张工单，其中至少 3 张升级', '- 主管抽查 5 张，逐项打分'], ['- Fifteen tickets on your own, three of them escalated', '- The supervisor goes through five of them']),
  ], { isExamined: true, playbookKeys: ['order-by-machine', 'logistics-delay', 'group-complaint', 'unwell-after-eating'] }),
  course('returns-and-money', '退换货与补偿权限', 'Returns and authority', PROCESS, ['知道什么可以马上退，什么要审批', 'Know what is paid back at once and what needs approval'], [
    lesson('returns', '三免一承诺', 'Three exemptions and one promise', 35, [
      '# 退换货不为难人', '- **免小票**：用会员号、手机号或支付记录查订单。', '- **免包装**：食品和日用品不要求原包装。', '- **免理由**：7 天内，不影响再次销售的，不问为什么。', '- **一个承诺**：说好的退款时间一定到账。', '', '老人行动不便时，上门办理。定制商品、开封的贴身用品不在此列，要当面说清楚。',
    ], [
      '# Returns without a fight', '- **No receipt needed**: find the order by member number, phone or payment.', '- **No packaging needed** for food and household goods.', '- **No reason needed** within 7 days, if it can be sold again.', '- **One promise**: the money arrives when we said it would.', '', 'For elderly people who cannot come, we come. Goods made to order and opened underwear are not included; say so face to face.',
    ]),
    lesson('authority', '权限和审批', 'Authority and approval', 35, [
      '# 能给多少', '服务台一次最多给 **500 元**；500.01 元就要主管批准。同一位顾客、同一个月的补偿加在一起算。', '', '- 先退该退的，再谈补偿：退款不占权限。', '- 代金券按面值算，不按成本算。', '- 不许拆成几次给，系统会加总。', '', '> 批不下来时，把理由和另一个办法一起告诉顾客。',
    ], [
      '# How much', 'The desk gives up to **500 yuan** at once; 500.01 asks the supervisor. What one customer is given in a month is added up.', '', '- First pay back what is owed, then talk about compensation: refunds use up no authority.', '- A voucher counts by its face value.', '- Splitting it does not help; it is summed.', '', '> When it is refused, tell the customer why, together with another way.',
    ]),
    practice(290, ['- 办理 8 次退换，含一次无小票、一次上门', '- 提交一次超权限的审批并向顾客说明'], ['- Eight returns, one without a receipt, one at the door', '- One request beyond your authority, explained to the customer']),
  ], { playbookKeys: ['seven-days', 'no-receipt', 'refund-progress', 'policy-dispute', 'elderly-return'] }),
  course('difficult-talks', '难谈的对话', 'Difficult talks', COMMUNICATION, ['面对愤怒、群体和谈判时稳得住', 'Keep your footing with anger, crowds and bargaining'], [
    lesson('anger', '愤怒的顾客', 'An angry customer', 40, [
      '# 先降温，再办事', '声音比对方低一点、慢一点。请对方到安静处坐下，倒一杯水。不说「您别激动」。', '', '- 允许对方发泄两分钟。', '- 重复事实，不争对错。', '- 受到辱骂或威胁时，退一步，叫主管和保安，两个人在场。', '', '> 目标不是赢，是让下一句话能被听见。',
    ], [
      '# Cool down first, then act', 'Speak a little lower and slower than they do. Offer a quiet seat and a glass of water. Never say “calm down”.', '', '- Give two minutes to let off steam.', '- Repeat facts, do not argue about blame.', '- When you are insulted or threatened, step back and call the supervisor and security: never alone.', '', '> The aim is not to win, but that your next sentence can be heard.',
    ]),
    lesson('group', '群体投诉', 'Many at once', 35, [
      '# 一个口径，一个人说', '三位以上顾客反映同一件事，就按群体事件报告。', '', '1. 请顾客分开登记，每人一张工单，挂到同一事件。', '2. 由主管统一答复，门店不各说各话。', '3. 说清楚：查什么、什么时候有结果、在哪里看结果。',
    ], [
      '# One voice, one message', 'When three or more report the same, it is an incident.', '', '1. File each person’s own ticket and link them to the incident.', '2. The supervisor answers for all; desks do not improvise.', '3. Say what is being checked, by when, and where the result will be shown.',
    ]),
    lesson('negotiate', '谈判和技术解释', 'Bargaining and explaining', 35, [
      '# 给选择，不给底价', '先问「您觉得怎么处理合适」。把方案写成两三个能选的，不一次次往上加。', '', '## 技术问题怎么讲', '用顾客看得见的东西讲：「这块砖的色号是 A12，那块是 A14，同一批里也会差一点点，标准允许到这里。」不用行话，讲完请对方说一遍。',
    ], [
      '# Choices, not a bottom line', 'Ask first: “What would you find fair?” Offer two or three packages instead of raising one again and again.', '', '## Explaining technique', 'Use what can be seen: “This tile is shade A12, that one A14; even within a batch they differ a little, and the standard allows this much.” No jargon; then let the customer say it back.',
    ]),
    practice(370, ['- 参加两次情景演练，两位评委打分', '- 复盘一次，写下三个改进点'], ['- Two drills with two assessors', '- One debrief with three things to do better']),
  ], { playbookKeys: ['staff-attitude', 'group-complaint', 'suspected-fake'] }),
];
