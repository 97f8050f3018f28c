// The form of a visit to tiles that are complained of: what they are, what is measured against which standard, and what else may be the cause.
import { FormPurpose, QuestionType } from '../../../schema/forms/form.ts';
import { both } from '../../core/language.ts';

export const TILE_VISIT = 'tile-visit';

const when = (question: string, ...value: string[]) => ({ question, is: 'ONE_OF' as const, value });
const ask = (type: QuestionType, key: string, zh: string, en: string, more: object = {}) => ({ type, key, ...both(zh, en), ...more });
const option = (key: string, zh: string, en: string) => ({ key, ...both(zh, en) });
const seen = (key: string, zh: string, en: string) => ask(QuestionType.YES_NO, key, zh, en, { isReversed: true, evidence: 'ON_FAIL', canBeNotApplicable: true });

/*
 * Limits are data of this version: a chain whose contracts say otherwise publishes the next one. PEI, R and 0.5% are row C-04;
 * sizes and the split by water absorption follow GB/T 4100, colour GB/T 3810.16.
 */
const GB4100 = 'GB/T 4100-2015';
const content = {
  sections: [
    { key: 'facts', ...both('瓷砖', 'The tiles'), questions: [
      ask(QuestionType.CHOICE, 'kind', '是哪一类砖', 'Which kind of tile is it?', { source: 'C-03', options: [option('glazed', '釉面砖', 'Glazed'), option('polished', '抛光砖', 'Polished'), option('antique', '仿古砖', 'Antique'), option('vitrified', '玻化砖', 'Vitrified')] }),
      ask(QuestionType.CHOICE, 'where', '铺在哪里', 'Where is it laid?', { options: [option('wall', '墙面', 'Wall'), option('living', '客厅、卧室', 'Living room, bedroom'), option('wet', '厨房、卫生间', 'Kitchen, bathroom'), option('public', '店面、过道', 'Shop floor, passage'), option('outdoor', '室外、阳台', 'Outdoors, balcony')] }),
      ask(QuestionType.NUMBER, 'area', '有问题的面积', 'Area complained of', { unit: both('平方米', 'm²'), smallest: '0.01', largest: '10000', digits: 2 }),
      ask(QuestionType.BARCODE, 'batch', '包装上的批号或条码', 'Batch number or barcode on the box', { isRequired: false }),
    ] },
    { key: 'product', ...both('产品', 'Product'), questions: [
      ask(QuestionType.READING, 'colour', '色差（色差仪，白天量同一批 5 片）', 'Colour difference (meter, by daylight, 5 tiles of one batch)', {
        unit: both('ΔE', 'ΔE'), leastReadings: 1, take: 'LARGEST', canBeNotApplicable: true, evidence: 'ON_FAIL',
        standards: [
          { when: when('kind', 'glazed', 'antique'), most: '0.75', ...both('釉面砖色差不超过 0.75', 'Glazed: at most 0.75'), source: 'GB/T 3810.16' },
          { most: '1.0', ...both('无釉砖色差不超过 1.0', 'Unglazed: at most 1.0'), source: 'GB/T 3810.16' },
        ],
      }),
      ask(QuestionType.READING, 'size', '边长偏差（量 10 片，取最大）', 'Deviation of side length (10 tiles, the largest)', {
        unit: both('毫米', 'mm'), leastReadings: 1, take: 'LARGEST', canBeNotApplicable: true, evidence: 'ON_FAIL',
        standards: [
          { when: when('kind', 'polished', 'vitrified'), most: '1.0', ...both('抛光、玻化砖不超过 1.0 毫米', 'Polished and vitrified: at most 1.0 mm'), source: GB4100 },
          { most: '2.0', ...both('其他砖不超过 2.0 毫米', 'Others: at most 2.0 mm'), source: GB4100 },
        ],
      }),
      ask(QuestionType.READING, 'absorption', '吸水率（平均）', 'Water absorption (mean)', {
        unit: both('%', '%'), leastReadings: 1, canBeNotApplicable: true,
        standards: [
          { when: when('kind', 'polished', 'vitrified'), most: '0.5', ...both('瓷质砖不超过 0.5%', 'Vitrified body: at most 0.5%'), source: 'C-04' },
          { when: when('kind', 'antique'), most: '3', ...both('炻瓷砖不超过 3%', 'Stoneware: at most 3%'), source: GB4100 },
          { most: '20', ...both('陶质砖不超过 20%', 'Earthenware: at most 20%'), source: GB4100 },
        ],
      }),
      ask(QuestionType.READING, 'slip', '防滑等级', 'Slip resistance', {
        grades: ['R9', 'R10', 'R11', 'R12', 'R13'], canBeNotApplicable: true,
        standards: [
          { when: when('where', 'outdoor'), least: 'R11', ...both('室外至少 R11', 'Outdoors at least R11'), source: 'C-04' },
          { when: when('where', 'wet', 'public'), least: 'R10', ...both('有水或人多的地方至少 R10', 'Wet or busy places at least R10'), source: 'C-04' },
          { when: when('where', 'living'), least: 'R9', ...both('干燥的室内至少 R9', 'Dry rooms at least R9'), source: 'C-04' },
        ],
      }),
      ask(QuestionType.READING, 'wear', '耐磨等级', 'Wear resistance', {
        grades: ['PEI 1', 'PEI 2', 'PEI 3', 'PEI 4', 'PEI 5'], canBeNotApplicable: true, showWhen: when('kind', 'glazed', 'antique'),
        standards: [
          { when: when('where', 'public', 'outdoor'), least: 'PEI 4', ...both('人多的地方至少 PEI 4', 'Busy places at least PEI 4'), source: 'C-04' },
          { when: when('where', 'living', 'wet'), least: 'PEI 3', ...both('家中地面至少 PEI 3', 'Floors at home at least PEI 3'), source: 'C-04' },
          { when: when('where', 'wall'), least: 'PEI 1', ...both('墙面 PEI 1 即可', 'Walls: PEI 1 will do'), source: 'C-04' },
        ],
      }),
    ] },
    { key: 'transport', ...both('运输', 'Transport'), questions: [
      seen('broken-box', '外箱有挤压、破损或浸水', 'The boxes are crushed, torn or wet'),
      seen('broken-unlaid', '没铺的砖开箱就有缺角、裂纹', 'Tiles not laid yet are chipped or cracked in the box'),
    ] },
    { key: 'installation', ...both('安装', 'Installation'), questions: [
      seen('hollow', '敲击有空鼓', 'They sound hollow when tapped'),
      seen('joints', '留缝小于 1.5 毫米或没有留缝', 'Joints are narrower than 1.5 mm, or there are none'),
      seen('mixed', '不同色号、批号混铺，铺前没有试排', 'Shades or batches were mixed, and not laid out before fixing'),
    ] },
    { key: 'use', ...both('使用', 'Use'), questions: [
      seen('acid', '用过强酸、强碱清洁剂', 'Strong acid or alkali was used for cleaning'),
      seen('blow', '有重物砸过的痕迹', 'There are marks of a heavy blow'),
    ] },
    { key: 'record', ...both('记录', 'Record'), questions: [
      ask(QuestionType.PHOTO, 'photos', '现场照片（整面一张、近处一张）', 'Photos (one of the whole, one from near)', { isRequired: false, mostPhotos: 8 }),
      ask(QuestionType.TEXT, 'wish', '顾客希望怎么解决', 'What the customer wishes', { mostCharacters: 500 }),
      ask(QuestionType.SIGNATURE, 'signed', '顾客签字', 'Signed by the customer', { isRequired: false }),
    ] },
  ],
};

export const TILE_VISIT_FORM = { key: TILE_VISIT, nameZh: '瓷砖上门检测', nameEn: 'Visit to tiles', purpose: FormPurpose.DIAGNOSIS, content };
