// The checks that every chain begins with: the monthly check of a store, the mystery visit, and the measuring of home goods with instruments. Pure.
import { FormPurpose } from '../../../schema/forms/form.ts';

type Q = Record<string, unknown>;
const yes = (key: string, zh: string, en: string, more: Q = {}): Q => ({ key, type: 'YES_NO', zh, en, ...more });
const scale = (key: string, zh: string, en: string, source: string): Q => ({ key, type: 'SCALE', zh, en, from: 1, to: 5, failsBelow: 3, source, fromWords: { zh: '很差', en: 'Very poor' }, toWords: { zh: '很好', en: 'Very good' } });
const section = (key: string, weight: number, zh: string, en: string, questions: Q[]): Q => ({ key, weight: String(weight), zh, en, questions });
const bands = [{ key: 'excellent', zh: '优秀', en: 'Excellent', from: '95' }, { key: 'good', zh: '合格', en: 'Good', from: '85' }, { key: 'improve', zh: '待改进', en: 'To improve', from: '70', isFail: true }, { key: 'poor', zh: '不合格', en: 'Poor', from: '0', isFail: true }];
const weighted = { parts: [{ key: 'whole', zh: '合计', en: 'Whole', system: 'WEIGHTED' }], passMark: '85', digits: 1, bands };
const PROVED = { evidence: 'ON_FAIL', noteOnFail: true };

const monthly = {
  scoring: weighted,
  sections: [
    section('fresh', 30, '生鲜陈列', 'Fresh food', [
      yes('no-expired', '冷柜里没有过期商品在架', 'Nothing expired stands in the cold cabinets', { weight: '3', critical: { effect: 'CAP', most: '79' }, ...PROVED, hint: { zh: '抽 10 件看日期。有 1 件过期就选“否”，并当场下架。', en: 'Look at the date of 10. One that is expired is a No; take it down at once.' } }),
      { key: 'cold', type: 'NUMBER', zh: '冷藏柜温度', en: 'Temperature of the cold cabinet', unit: { zh: '℃', en: '°C' }, smallest: '-30', largest: '40', least: '0', most: '8', weight: '2' },
      yes('rotten', '水果蔬菜有没有烂的', 'Is any fruit or vegetable rotten', { isReversed: true, ...PROVED, source: 'A-29' }),
      yes('jump-card', '商品卡写着禁忌和存放要求', 'Cards say what to avoid and how to store', { source: 'A-04' }),
      yes('weighed', '称重标签和实物相符', 'Labels of weight fit the goods'),
    ]),
    section('desk', 30, '服务台', 'Service desk', [
      { key: 'minutes', type: 'NUMBER', zh: '等到有人应答用了几分钟', en: 'Minutes until somebody answered', unit: { zh: '分钟', en: 'minutes' }, smallest: '0', largest: '240', digits: 1, most: '5', weight: '3', source: 'A-15' },
      yes('three-free', '主动说出三免规则', 'Says the three exemptions by itself', { weight: '2', source: 'B-05' }),
      yes('no-receipt', '要求顾客出示小票', 'Asks for the receipt', { isReversed: true, weight: '2' }),
      yes('wall', '服务承诺墙在位、内容是现行的', 'The wall of promises is there and up to date', { source: 'A-07' }),
      { key: 'hall', type: 'PHOTO', zh: '服务台全景', en: 'The whole desk', leastPhotos: 1, isRequired: false },
    ]),
    section('returns', 25, '退换货', 'Returns', [
      yes('seven-days', '7 天无理由退货当场办', 'Seven days without reason are done on the spot', { weight: '2', source: 'A-28' }),
      yes('ten-minutes', '生鲜赔付 10 分钟内到账', 'Spoiled goods are paid within 10 minutes', { weight: '2', source: 'B-08' }),
      yes('recorded', '每笔退货有原因记录', 'Each return has its reason'),
      yes('separate', '退货商品单独存放', 'Returned goods stand apart', { canBeNotApplicable: true }),
    ]),
    section('safety', 15, '卫生与安全', 'Hygiene and safety', [
      yes('exits', '安全通道畅通', 'Ways out are free', { weight: '2', critical: { effect: 'RAISE', level: 'L3' }, ...PROVED }),
      yes('licence', '证照在有效期内并公示', 'Licences are valid and shown', { critical: { effect: 'FAIL' }, ...PROVED }),
      yes('floor', '地面干净、无积水', 'Floors are clean and dry'),
      yes('hands', '加工人员戴口罩手套', 'Whoever prepares food wears mask and gloves', { canBeNotApplicable: true }),
    ]),
  ],
};

const mystery = {
  scoring: weighted,
  sections: [
    section('welcome', 25, '接待', 'Welcome', [
      { key: 'greeted', type: 'NUMBER', zh: '进店到有人招呼，几分钟', en: 'Minutes until somebody greeted', unit: { zh: '分钟', en: 'minutes' }, smallest: '0', largest: '120', digits: 1, most: '3', weight: '2' },
      scale('polite', '礼貌、有耐心', 'Polite and patient', 'D-25'),
      yes('brushed', '推诿或敷衍', 'Pushed off or brushed off', { isReversed: true, weight: '2', noteOnFail: true, source: 'D-25' }),
    ]),
    section('listening', 30, '倾听与共情', 'Listening and empathy', [
      scale('listened', '听完了再答', 'Listened to the end before answering', 'A-19'),
      scale('felt', '说出了顾客的感受', 'Said what the customer feels', 'A-19'),
      yes('planned', '给出具体办法和时间', 'Gave a concrete plan and time', { weight: '2', source: 'A-19' }),
    ]),
    section('knowledge', 25, '专业', 'Knowledge', [
      yes('answer', '问到的商品说得清楚', 'Could tell about what was asked for', { weight: '2' }),
      yes('policy', '退换规则说得对', 'Told the rules of returns rightly', { weight: '2' }),
      { key: 'told', type: 'TEXT', zh: '原话记一句', en: 'One sentence as it was said', isRequired: false },
    ]),
    section('place', 20, '环境', 'The place', [
      yes('clean', '店面干净整齐', 'Clean and tidy'), yes('queue', '排队超过 5 人没有加开', 'More than 5 waited and no till was opened', { isReversed: true, canBeNotApplicable: true }),
      { key: 'receipt', type: 'PHOTO', zh: '小票（到店凭证）', en: 'Receipt, as proof of the visit', leastPhotos: 1, isRequired: false },
      { key: 'here', type: 'PLACE', zh: '到店定位', en: 'The place, as proof of the visit', isRequired: false, source: 'B-28' },
    ]),
  ],
};

const reading = (key: string, zh: string, en: string, more: Q): Q => ({ key, type: 'READING', zh, en, ...more });
const home = {
  scoring: { ...weighted, parts: [{ key: 'whole', zh: '合计', en: 'Whole', system: 'WEIGHTED' }] },
  sections: [
    section('tiles', 60, '瓷砖', 'Tiles', [
      { key: 'where', type: 'CHOICE', zh: '铺在哪里', en: 'Laid where', options: [{ key: 'wall', zh: '墙面', en: 'Wall' }, { key: 'dry', zh: '干区地面', en: 'Dry floor' }, { key: 'wet', zh: '湿区地面', en: 'Wet floor' }] },
      reading('slip', '防滑等级', 'Slip rating', { instrument: 'SLIP', showWhen: { question: 'where', is: 'ONE_OF', value: ['dry', 'wet'] }, grades: ['R9', 'R10', 'R11', 'R12', 'R13'], weight: '2', source: 'C-33', standards: [
        { when: { question: 'where', is: 'EQUALS', value: 'wet' }, least: 'R10', zh: '湿区不低于 R10', en: 'Wet floors at least R10', source: 'DIN 51130' }, { least: 'R9', zh: '干区不低于 R9', en: 'Dry floors at least R9', source: 'DIN 51130' }] }),
      reading('size', '边长偏差', 'Deviation of the side', { instrument: 'SIZE', unit: { zh: 'mm', en: 'mm' }, leastReadings: 3, take: 'LARGEST', source: 'C-33', standards: [{ most: '1.0', zh: '不超过 1.0 mm', en: 'At most 1.0 mm', source: 'C-33' }] }),
      reading('colour', '色差 ΔE', 'Colour difference ΔE', { instrument: 'COLOUR', leastReadings: 3, source: 'C-33', standards: [{ most: '1.5', zh: '平均不超过 1.5', en: 'At most 1.5 on average', source: 'C-33' }] }),
      reading('hardness', '莫氏硬度', 'Mohs hardness', { instrument: 'HARDNESS', source: 'C-33', standards: [{ least: '6', zh: '不低于 6', en: 'At least 6', source: 'C-33' }] }),
    ]),
    section('instruments', 40, '仪器', 'Instruments', [
      yes('calibrated', '硬度计、色差仪、卡尺在校准有效期内', 'Hardness tester, colorimeter and gauges are calibrated', { critical: { effect: 'CAP', most: '70' }, ...PROVED, source: 'C-33' }),
      yes('recorded', '读数按批次存档', 'Readings are kept by batch', { source: 'C-25' }),
    ]),
  ],
};

export interface ShippedCheck { key: string; nameZh: string; nameEn: string; purpose: FormPurpose; content: unknown }
export const SHIPPED_CHECKS: readonly ShippedCheck[] = [
  { key: 'store-monthly', nameZh: '门店月度检查', nameEn: 'Monthly store check', purpose: FormPurpose.AUDIT, content: monthly },
  { key: 'mystery-visit', nameZh: '神秘顾客到访', nameEn: 'Mystery visit', purpose: FormPurpose.AUDIT, content: mystery },
  { key: 'home-measuring', nameZh: '家居建材仪器检测', nameEn: 'Measuring of home goods', purpose: FormPurpose.AUDIT, content: home },
];
