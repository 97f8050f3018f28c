// Audit files: checks of other systems, one a row, and what failed in them, one a row; which columns they have, in both languages.
import type { ImportKind } from '../../platform/transfer/kind.registry.ts';
import { IMPORT_WORD, storesByName } from './audit-import.names.ts';
import { importAudits, undoAudits } from './audit-import.service.ts';

export const auditsImport: ImportKind = {
  kind: 'audits', label: { zh: '检查', en: 'Audits' }, word: IMPORT_WORD,
  fields: [
    { key: 'store', label: { zh: '门店', en: 'Store' }, type: 'text', required: true, maxLength: 60, synonyms: ['business_id', 'business id', 'store code', 'store id', 'shop', 'branch', 'facility id', '门店编号', '店号', '店铺', '网点'] },
    { key: 'storeName', label: { zh: '门店名称', en: 'Name of the store' }, type: 'text', maxLength: 120, synonyms: ['name', 'business name', 'store name', 'facility name', '店名', '名称'] },
    { key: 'auditedOn', label: { zh: '检查日期', en: 'Day of the check' }, type: 'day', synonyms: ['date', 'inspection date', 'audit date', 'visit date', '日期', '巡检日期', '检查时间', '到访日期'] },
    { key: 'score', label: { zh: '得分', en: 'Score' }, type: 'decimal', synonyms: ['inspection score', 'total', 'total score', 'points', '分数', '总分', '评分'] },
    { key: 'sourceKind', label: { zh: '检查类型', en: 'Kind of check' }, type: 'text', maxLength: 60, synonyms: ['type', 'inspection type', 'audit type', '类型', '巡检类型'] },
    { key: 'item', label: { zh: '未通过项', en: 'Item that failed' }, type: 'text', maxLength: 300, synonyms: ['description', 'violation', 'violation description', 'finding', 'item', 'issue', '检查项', '问题项', '不合格项', '扣分项', '问题描述'] },
    { key: 'correctedOn', label: { zh: '改好日期', en: 'Corrected on' }, type: 'day', synonyms: ['corrected', 'corrected_on', 'correction date', 'fixed on', '整改日期', '整改完成日期', '改正日期'] },
    { key: 'template', label: { zh: '检查模板', en: 'Template' }, type: 'text', maxLength: 60, synonyms: ['form', 'checklist', 'programme', 'program', '模板', '检查表'] },
    { key: 'auditKey', label: { zh: '原检查编号', en: 'Number of the check in the other system' }, type: 'text', maxLength: 120, synonyms: ['inspection id', 'inspection_id', 'audit id', 'audit number', '检查编号', '巡检单号'] },
  ],
  async check(ctx) {
    const stores = await storesByName(ctx);
    // Who may make stores gets unknown ones made.
    const makes = ctx.viewer.reaches.get('staff:write-stores')?.all;
    return (row) => (!makes && row.values.store && !stores.has(row.values.store.trim().toLowerCase()) ? { field: 'store', reason: 'STORE_CODE_UNKNOWN' } : null);
  },
  load: importAudits,
  undo: undoAudits,
};
