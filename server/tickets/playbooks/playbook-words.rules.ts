// Words of playbooks in both languages: kinds of evidence.
import type { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import type { Label } from '../../core/language.ts';

export const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, Label>> = {
  PHOTO: { zh: '照片', en: 'a photo' }, VIDEO: { zh: '视频', en: 'a video' }, RECEIPT: { zh: '购买记录', en: 'the purchase' }, BATCH: { zh: '批号或留样', en: 'batch number or sample' },
  MEASUREMENT: { zh: '测量值', en: 'measurements' }, RECORDING: { zh: '录音或聊天记录', en: 'a recording or chat' }, SIGNATURE: { zh: '顾客签字', en: 'a signature' }, NOTE: { zh: '文字说明', en: 'a note' },
};
