// Purchase files: which columns they have, and how parsed lines go through staging into receipts.
import { type Context, covers, reachOf } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import type { ImportKind, ParsedRow } from '../platform/transfer/kind.registry.ts';
import { scoreAnew } from './rfm.job.ts';
import { clearBatch, loadStagedPurchases, openBatch, stageLines, tryStagedPurchases, undoPurchases, type StagedLine } from './purchase.service.ts';

/** Imports are known by ids of stores or by their codes. */
export async function storesByName(ctx: Context): Promise<Map<string, string>> {
  const { rows } = await ctx.db.write.query<{ id: string; code: string; name_zh: string; name_en: string }>('select id, code, name_zh, name_en from stores');
  return new Map(rows.flatMap((s) => [[s.code.toLowerCase(), s.id], [s.name_zh, s.id], [s.name_en.toLowerCase(), s.id]]));
}

const lineOf = (row: ParsedRow, storeId: string): StagedLine => ({
  rowNo: row.line, storeId, receiptNo: row.values.receiptNo as string, sku: row.values.sku as string, description: row.values.description,
  quantity: row.values.quantity as string, soldAt: row.values.soldAt as string, unitPrice: row.values.unitPrice as string,
  customerKey: row.values.memberNo, country: row.values.country, channel: row.values.channel, category: row.values.category,
});

export const purchasesImport: ImportKind = {
  kind: 'purchases', label: { zh: '购买明细', en: 'Purchase lines' }, word: 'customers:import', isStaged: true,
  fields: [
    { key: 'receiptNo', label: { zh: '小票号', en: 'Receipt number' }, type: 'text', isNumber: true, required: true, maxLength: 60, synonyms: ['InvoiceNo', 'Invoice', 'receipt', 'order number', 'order no', '订单号', '订单编号', '票号', '流水号', '发票号', '单号'] },
    { key: 'sku', label: { zh: '商品编码', en: 'SKU' }, type: 'text', required: true, maxLength: 60, synonyms: ['StockCode', 'product code', 'item code', 'article', '货号', '商品编号', '条码', '商品代码', 'barcode'] },
    { key: 'description', label: { zh: '商品名称', en: 'Description' }, type: 'text', maxLength: 400, synonyms: ['product', 'product name', 'item', 'item name', '品名', '商品', '名称', '描述'] },
    { key: 'quantity', label: { zh: '数量', en: 'Quantity' }, type: 'decimal', required: true, places: 3, under: 1e9, synonyms: ['qty', 'pieces', 'count', '件数', '购买数量'] },
    { key: 'soldAt', label: { zh: '购买时间', en: 'Sold at' }, type: 'instant', required: true, aheadHours: 24, synonyms: ['InvoiceDate', 'date', 'time', 'datetime', 'purchase date', 'order date', '日期', '时间', '下单时间', '销售时间', '交易时间'] },
    { key: 'unitPrice', label: { zh: '单价', en: 'Unit price' }, type: 'decimal', required: true, places: 4, under: 1e9, synonyms: ['UnitPrice', 'Price', '价格', '售价', '成交单价'] },
    { key: 'memberNo', label: { zh: '会员号', en: 'Member number' }, type: 'text', isNumber: true, maxLength: 60, synonyms: ['CustomerID', 'Customer ID', 'customer', 'member', 'member id', '顾客编号', '会员编号', '会员卡号', '客户编号', '卡号'] },
    { key: 'country', label: { zh: '国家', en: 'Country' }, type: 'text', maxLength: 60, synonyms: ['nation', '国家地区'] },
    { key: 'store', label: { zh: '门店', en: 'Store' }, type: 'text', required: true, maxLength: 60, synonyms: ['store code', 'shop', 'branch', '门店编号', '店号', '店铺'] },
    { key: 'channel', label: { zh: '渠道', en: 'Channel' }, type: 'text', maxLength: 40, synonyms: ['source', '来源'] },
    { key: 'category', label: { zh: '品类', en: 'Category' }, type: 'text', maxLength: 60, synonyms: ['category code', 'department', '类别', '分类'] },
  ],
  async check(ctx, options) {
    const stores = await storesByName(ctx);
    const reach = reachOf(ctx.viewer, 'customers:import');
    return (row) => {
      const storeId = row.values.store ? stores.get(row.values.store.toLowerCase()) : options.storeId;
      if (!storeId) return { field: 'store', reason: 'STORE_CODE_UNKNOWN' };
      return covers(reach, storeId) ? null : { field: 'store', reason: 'STORE_OUT_OF_REACH' };
    };
  },
  async load(ctx, rows, run) {
    const stores = await storesByName(ctx);
    const reach = reachOf(ctx.viewer, 'customers:import');
    const lines = async function* (): AsyncGenerator<StagedLine> {
      for await (const row of rows) {
        const named = row.values.store;
        const storeId = named ? stores.get(named.toLowerCase()) : run.options.storeId;
        if (!storeId) { run.reject(row, 'STORE_CODE_UNKNOWN', 'store'); continue; }
        if (!reach.all && !reach.storeIds.includes(storeId)) { run.reject(row, 'STORE_OUT_OF_REACH', 'store'); continue; }
        yield lineOf(row, storeId);
      }
    };
    const batchId = await openBatch(ctx.db);
    try {
      const staged = await stageLines(ctx.db, batchId, lines());
      const loaded = run.isDryRun ? await tryStagedPurchases(ctx, batchId) : await loadStagedPurchases(ctx, { batchId, transferId: run.transferId, isCancelled: run.isCancelled, onProgress: (done) => run.progress(done, staged) });
      for (const { rowNo, reason } of loaded.rejected) run.reject({ line: rowNo, values: {}, source: [] }, reason);
      // The grid is current with the file, not the morning after.
      if (!run.isDryRun && loaded.accepted > 0) await scoreAnew(ctx);
      return { accepted: loaded.accepted, unchanged: loaded.unchanged };
    } finally { await clearBatch(ctx.db, batchId); }
  },
  undo: (ctx, transferId) => transact(ctx, (tx) => undoPurchases(tx, transferId)),
};
