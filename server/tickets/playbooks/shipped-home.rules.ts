// Shipped playbooks for the home: tiles and appliances, from colour and size to installation, hollow tiles and repair.
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import { both } from '../../core/language.ts';
import { ALONE, CUSTOMER, DATE, find, hear, outcome, own, photo, PRODUCT, promise, record, scenario, step, TIME, type ShippedPlaybook } from './shipped-parts.rules.ts';

const { PHOTO, VIDEO, MEASUREMENT, NOTE, SIGNATURE, BATCH } = EvidenceKind;
const visit = (withinMinutes: number, source: string) => step('visit', 'TECHNICIAN', '技术人员上门，用仪器测量、拍照', 'A technician comes with instruments, measures and takes photos', { evidence: [MEASUREMENT, PHOTO], withinMinutes, source });
const blame = step('liability', 'TECHNICIAN', '判定责任：商品、运输、安装或使用，各占多少', 'Say who is liable: product, transport, installation or use, and in which shares', { evidence: [NOTE], source: 'C-07' });
const agree = step('agree', 'AGENT', '和顾客谈妥方案（维修、更换、补偿），签字确认', 'Agree with the customer on repair, replacement or compensation; have it signed', { evidence: [SIGNATURE], source: 'C-08' });
const progress = step('progress', 'AGENT', '主动告诉进度和每个时间点，不等顾客来问', 'Tell progress and dates unasked', { source: 'C-14' });
const area = own('area', 'NUMBER', '面积（平方米）', 'Area in m²');

export const HOME: readonly ShippedPlaybook[] = [
  scenario({
    key: 'colour-difference', name: both('瓷砖色差', 'Tiles differ in colour'), category: 'product-quality', needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['色差', '颜色不一样', '颜色不一致', '深浅不一', '抛光砖', '色号', 'colour difference', 'color difference', 'different shade', 'shades', 'polished tiles'],
    fields: [CUSTOMER, PRODUCT, area, TIME],
    listen: both('{customer}您好，铺了{area}平方米的{product}，色差在哪几处，白天看还是开灯看明显？您希望怎么解决？', 'Hello {customer}, you have laid {area} m² of the {product}. Where do the colours differ, by day or by lamplight? And what would you like us to do?'),
    empathise: both('我理解您的感受，家里装修是大事，整面看着不舒服，谁都会着急。', 'I understand how you feel. This is your home, and a floor that looks wrong is hard to live with.'),
    plan: both('今天{time}技术人员到您家，2 小时内一定到，用色差仪当面量。轻微色差属于正常；超出国家标准，我们换砖、承担重铺费用，并送美缝。', 'A technician is with you today at {time}, within 2 hours in any case, and measures it before your eyes. A slight difference is normal; beyond the national standard we replace the tiles, pay for laying them again, and add the grouting.'),
    steps: [
      hear, photo, visit(120, 'C-13'), step('standard', 'TECHNICIAN', '和国家标准比：在标准内就当面说明，超出就走更换', 'Compare with the national standard: within it explain on the spot, beyond it replace', { evidence: [MEASUREMENT], source: 'C-11' }), blame, agree,
      step('replace', 'MANAGER', '换砖并承担重铺费用（超过权限走审批）', 'Replace the tiles and pay for laying them again (beyond the limit by approval)', { limit: ALONE, source: 'C-13', isOptional: true }),
      step('grout', 'MANAGER', '赠送美缝服务（最高 2000 元，需审批）', 'Add the grouting service (worth up to 2,000 yuan, by approval)', { limit: '2000.00', source: 'C-13', isOptional: true }), progress, promise,
    ],
    ends: [outcome('replaced', '已换砖重铺', 'Replaced and laid again'), outcome('normal', '在标准内，顾客接受说明', 'Within the standard, explanation accepted')],
  }),
  scenario({
    key: 'tile-breakage', name: both('瓷砖破损开裂', 'Tiles broken or cracked'), category: 'product-quality', level: TicketLevel.L2,
    words: ['瓷砖破', '砖裂', '开裂', '碎了', '崩边', '裂缝', '缺角', 'cracked tile', 'broken tile', 'chipped', 'tiles are cracked', 'tile'],
    fields: [CUSTOMER, PRODUCT, own('pieces', 'NUMBER', '破损片数', 'Pieces broken'), DATE],
    listen: both('{customer}您好，{product}破了{pieces}片，对吗？是开箱就这样，还是铺好以后裂的？', 'Hello {customer}, {pieces} pieces of the {product} are broken, right? Were they so in the box, or did they crack after laying?'),
    empathise: both('等着用砖，打开却是碎的，工期都跟着耽误，我明白。', 'You need them to go on, and they come in pieces; it holds up your whole work. I see that.'),
    plan: both('{date}前把完好的送到。质量问题免费换；运输问题我们去找物流索赔，您不用管。', 'Sound ones are with you by {date}. If it is quality, they are free; if it is transport, we claim on the carrier, that is not your business.'),
    steps: [photo, find, step('cause', 'TECHNICIAN', '分清是运输、质量还是使用造成的', 'Tell transport, quality and use apart', { evidence: [PHOTO, NOTE], source: 'C-10' }), step('replace', 'AGENT', '质量原因：免费更换', 'Quality: replace free of charge', { limit: ALONE, source: 'C-10' }),
      step('claim', 'LOGISTICS', '运输原因：向承运商索赔', 'Transport: claim on the carrier', { evidence: [NOTE], source: 'C-10', isOptional: true }), record, promise],
    ends: [outcome('replaced', '已更换', 'Replaced'), outcome('use', '使用不当，已说明并协助修补', 'Caused by use: explained, repair arranged')],
  }),
  scenario({
    key: 'tile-size', name: both('瓷砖尺寸误差', 'Tiles off their size'), category: 'product-quality', level: TicketLevel.L2,
    words: ['尺寸误差', '尺寸不对', '大小不一', '对不齐', '缝不直', '翘曲', 'wrong size of tile', 'size error', 'do not line up', 'uneven tiles', 'warped'],
    fields: [CUSTOMER, PRODUCT, TIME],
    listen: both('{customer}您好，{product}是几片尺寸不对，还是整批都对不齐？师傅量过吗？', 'Hello {customer}, are a few of the {product} off, or does the whole lot not line up? Has your tiler measured them?'),
    empathise: both('砖对不齐，师傅没法铺，您两头为难，我理解。', 'Your tiler cannot go on and you stand between us. I understand.'),
    plan: both('{time}我们带量具上门。超出允许误差的，免费给您换，来回运费我们出。', 'We come with gauges at {time}. Whatever is beyond tolerance we exchange free of charge, transport included.'),
    steps: [photo, visit(1_440, 'C-11'), step('swap', 'AGENT', '尺寸误差：免费调换', 'Size error: free swap', { limit: ALONE, source: 'C-11' }), step('batch', 'QUALITY', '记批号，通知供应商', 'Note the batch and tell the supplier', { evidence: [BATCH], source: 'C-17' }), promise],
    ends: [outcome('swapped', '已调换', 'Swapped')],
  }),
  scenario({
    key: 'product-fault', name: both('家电故障', 'Appliance at fault'), category: 'installation', needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['故障', '不制冷', '不制热', '不通电', '打不开', '异响', '跳闸', '漏电', '坏了', '冰箱', '空调', '洗衣机', '三包', 'not cooling', 'does not start', 'will not start', 'stopped working', 'broken down', 'strange noise', 'fridge', 'washing machine'],
    fields: [CUSTOMER, PRODUCT, TIME],
    listen: both('{customer}您好，{product}现在是什么情况，有没有漏电、冒烟？有的话请先断电，人离开一点。', 'Hello {customer}, what does the {product} do now? If there is smoke or a shock, please cut the power first and stand back.'),
    empathise: both('天天要用的东西坏了，日子都乱了，您着急是应该的。', 'When something you use every day fails, the day goes wrong. No wonder you are upset.'),
    plan: both('我先远程帮您看一下；解决不了，{time}师傅上门。买了 7 天内可以退，15 天内可以换，保修期内免费修，您来选。', 'Let me look at it with you from here; if that does not help, the technician comes at {time}. Within 7 days you may return it, within 15 exchange it, and within the warranty the repair is free: your choice.'),
    steps: [step('safe', 'AGENT', '先问安全：断电、关阀', 'Safety first: power off, valve closed', { withinMinutes: 10, source: 'A-29' }), find, step('remote', 'AGENT', '请顾客拍视频，远程排查', 'Ask for a video and diagnose from afar', { evidence: [VIDEO], source: 'C-24', isOptional: true }), visit(240, 'B-12'),
      step('choose', 'AGENT', '按三包让顾客选：修、换、退', 'By the three guarantees the customer chooses: repair, exchange, return', { source: 'C-05' }), step('spare', 'LOGISTICS', '需要时先借备用机', 'Lend a spare where needed', { source: 'A-29', isOptional: true }), promise],
    ends: [outcome('remote', '远程解决，没有上门', 'Solved from afar, no visit'), outcome('repaired', '已修好', 'Repaired'), outcome('exchanged', '已换或已退', 'Exchanged or returned')],
  }),
  scenario({
    key: 'installation-fault', name: both('安装故障', 'Fault of installation'), category: 'installation', needClass: NeedClass.URGENT, level: TicketLevel.L2,
    words: ['安装', '装的', '师傅装', '漏水', '松动', '没拧紧', '装反', '安装后', 'installed', 'installation', 'leaking since', 'leaks', 'came loose', 'fitted'],
    fields: [CUSTOMER, PRODUCT, TIME],
    listen: both('{customer}您好，{product}装好以后出了什么问题？如果在漏水，请先关总阀，我在线等您。', 'Hello {customer}, what is wrong with the {product} since it was installed? If it leaks, close the main valve first; I will wait.'),
    empathise: both('刚装好就出问题，家里弄湿了还要等人，换我也火大。对不起。', 'Just installed and already a mess at home: I would be angry too. I am sorry.'),
    plan: both('师傅{time}到，2 小时内一定有人联系您。是安装的问题，返工和弄坏的东西都由我们负责，保修再延长半年。', 'The technician comes at {time}; you hear from one within 2 hours. If the installation is at fault, we redo it, make good the damage, and extend the warranty by half a year.'),
    steps: [step('safe', 'AGENT', '先止损：关水、断电，问有没有人受伤', 'Stop the damage: water, power; ask if anybody is hurt', { withinMinutes: 10, source: 'A-29' }), step('answer', 'TECHNICIAN', '2 小时内联系顾客，约定上门', 'Call within 2 hours and agree on the visit', { withinMinutes: 120, source: 'A-29' }), visit(240, 'B-12'), blame,
      step('redo', 'TECHNICIAN', '工艺原因：安装队返工；商品原因：门店负责', 'Craft: the installer redoes it; product: the store bears it', { evidence: [PHOTO, SIGNATURE], source: 'C-12' }), step('damage', 'MANAGER', '赔偿造成的损失', 'Make good the damage', { limit: ALONE, source: 'A-17', isOptional: true }), promise],
    ends: [outcome('redone', '已返工', 'Redone')],
  }),
  scenario({
    key: 'hollow-tile', name: both('空鼓开裂', 'Hollow or lifting tiles'), category: 'installation', level: TicketLevel.L2,
    words: ['空鼓', '翘起', '松了', '铺贴', '铺了', '脱落', 'hollow', 'lifting', 'sounds hollow', 'loose tiles', 'come off'],
    fields: [CUSTOMER, area, DATE],
    listen: both('{customer}您好，大概有几片空鼓，敲着是什么声音？{area}平方米是哪家铺的？', 'Hello {customer}, how many tiles sound hollow, and who laid the {area} m²?'),
    empathise: both('住进去才发现，又怕越来越多，我懂这种担心。', 'You found it after moving in and fear there will be more. I know the worry.'),
    plan: both('{date}技师带检测锤上门，费用我们出。工艺问题由安装队重做，砖的问题我们负责。', 'On {date} a technician comes with a test hammer, at our cost. If it is craft, the installer lays them again; if it is the tile, we bear it.'),
    steps: [hear, photo, visit(1_440, 'C-12'), blame, agree, step('redo', 'TECHNICIAN', '重铺，验收签字', 'Lay again, inspected and signed', { evidence: [SIGNATURE, PHOTO], source: 'C-36' }), promise],
    ends: [outcome('redone', '已重铺', 'Laid again')],
  }),
  scenario({
    key: 'repair-delay', name: both('维修久等配件', 'Repair waits for a part'), category: 'installation',
    words: ['配件', '等配件', '维修多久', '还没修', '修了几天', '一直没人来', 'spare part', 'waiting for a part', 'repair takes', 'still not repaired'],
    fields: [CUSTOMER, PRODUCT, DATE],
    listen: both('{customer}您好，{product}报修多久了，上次说的是哪一天？我现在查。', 'Hello {customer}, since when has the {product} been in repair, and which day were you told? I am looking now.'),
    empathise: both('一天推一天，心里没底，是我们没有主动说。', 'From one day to the next, without knowing: we should have told you of our own accord.'),
    plan: both('配件{date}到，到了当天修。到时候还不行，给您换同款。这之前先用备用机，每两天我跟您说一次进度。', 'The part comes on {date} and is fitted the same day. If not, you get a new one of the kind. Until then you have a spare, and every other day I tell you how it stands.'),
    steps: [find, step('supplier', 'LOGISTICS', '向供应商要确切日期，写进工单', 'Get a firm date from the supplier and note it', { evidence: [NOTE], source: 'C-29' }), step('spare', 'LOGISTICS', '借备用机', 'Lend a spare', { source: 'A-29', isOptional: true }), progress, step('swap', 'MANAGER', '到期修不好就换同款', 'Past the date, exchange it', { source: 'C-05', isOptional: true }), promise],
  }),
];
