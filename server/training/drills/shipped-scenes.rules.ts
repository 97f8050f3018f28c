// The scenes that a chain begins with and the rubric by which they are judged (A-19, B-20, C-43).
import { FormPurpose } from '../../../schema/forms/form.ts';
import { SceneKind } from '../../../schema/training/drill.ts';

export interface ShippedScene { key: string; nameZh: string; nameEn: string; sceneKind: SceneKind; briefZh: string; briefEn: string; formKey: string }
const RUBRIC = 'drill-rubric';
const scale = (key: string, zh: string, en: string) => ({ key, type: 'SCALE', zh, en, from: 1, to: 5, failsBelow: 3, fromWords: { zh: '没做到', en: 'Not at all' }, toWords: { zh: '很好', en: 'Very well' } });
const section = (key: string, weight: string, zh: string, en: string, questions: object[]) => ({ key, weight, zh, en, questions });

export const DRILL_RUBRIC = {
  key: RUBRIC, nameZh: '演练评分表', nameEn: 'Rubric of drills', purpose: FormPurpose.DRILL,
  content: {
    scoring: { parts: [{ key: 'whole', zh: '合计', en: 'Whole', system: 'WEIGHTED' }], passMark: '70', digits: 1 },
    sections: [
      section('listen', '25', '倾听', 'Listening', [scale('finish', '让对方说完，不打断', 'Lets people finish'), scale('repeat', '复述要点并请对方确认', 'Repeats the main points and checks them')]),
      section('empathise', '25', '共情', 'Empathy', [scale('feeling', '说出对方的感受和损失', 'Names what they feel and lost'), scale('calm', '语速、音量平稳', 'Keeps pace and voice even')]),
      section('plan', '30', '方案', 'Plan', [scale('choice', '给出能选的办法，说清时间和负责人', 'Offers choices with a time and a name'), scale('authority', '在权限内，依据说得清', 'Stays within authority and can say why')]),
      section('coordinate', '20', '协调', 'Coordination', [scale('others', '需要别的部门时自己去找，不让对方跑', 'Fetches other departments instead of sending people round'), scale('record', '记录完整，别人接得住', 'Leaves notes that others can go on with')]),
    ],
  },
};

const scene = (key: string, sceneKind: SceneKind, nameZh: string, nameEn: string, briefZh: string, briefEn: string): ShippedScene => ({ key, sceneKind, nameZh, nameEn, briefZh, briefEn, formKey: RUBRIC });
export const SHIPPED_SCENES: readonly ShippedScene[] = [
  scene('angry-strawberries', SceneKind.ANGRY_CUSTOMER, '愤怒的顾客：草莓烂了一半', 'An angry customer: half the strawberries are rotten',
    '你是带着孩子的顾客，刚买的草莓打开一半是坏的。声音很大，周围有人看。对方先道歉再听你说完，你就慢慢降下来；对方先要小票，你就要见店长。', 'You are a customer with a child; half of the strawberries you just bought are rotten. You are loud, people are watching. If they apologise and hear you out you calm down; if they ask for the receipt first you demand the manager.'),
  scene('no-stock-no-answer', SceneKind.CROSS_DEPARTMENT, '跨部门：货在路上，没人答复', 'Across departments: on its way, and nobody answers',
    '你是等了三天空调的顾客，客服说问物流，物流说问仓库。你只要一个准确的日子。对方自己去问并当场给你时间，你就接受。', 'You have waited three days for an air conditioner; service sends you to delivery, delivery to the warehouse. You want one date. If they find it out themselves and name it, you accept.'),
  scene('spoiled-batch', SceneKind.GROUP_COMPLAINT, '群体投诉：同一批牛奶', 'Many complain: one batch of milk',
    '你们是四位顾客，同一天买的牛奶都酸了，其中一位孩子不舒服。有人提出找媒体。', 'You are four customers; the milk you bought on one day has gone sour, and a child feels unwell. One of you wants to call the press.'),
  scene('colour-of-tiles', SceneKind.EXPLAIN_TECHNIQUE, '技术解释：瓷砖色差', 'Explaining: tiles that differ in shade',
    '你家客厅铺完才发现两块砖颜色不一样，你认为是次品。听到行话你会不耐烦；看到样板和标准，你愿意听。', 'Your living room is laid when you see that two tiles differ; you think they are seconds. Jargon makes you impatient; shown samples and the standard you listen.'),
  scene('refund-and-more', SceneKind.NEGOTIATE, '谈判：退款之外还要赔', 'Bargaining: a refund and more',
    '洗衣机修了两次，你要退款、误工费和运费，一共 2,000 元。对方给你两个清楚的选择，你会挑一个；一味加价，你就继续要。', 'The washing machine was repaired twice; you want your money, lost wages and freight, 2,000 yuan in all. Given two clear choices you take one; offered more and more you go on asking.'),
  scene('silent-machine', SceneKind.DIAGNOSE, '诊断：电视没有声音', 'Diagnosis: a television without sound',
    '你不太会说明情况，只会说“没声音”。问到插座、指示灯、遥控器和昨天换过线，你才想起来。', 'You cannot describe it beyond “no sound”. Asked about socket, light, remote control and cables, you remember that you changed one yesterday.'),
];
