// Training for a new product goes back to the product.
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { defineTrainingSource } from '../training/training.registry.ts';

defineTrainingSource({ resource: 'Product', find: async (tx, id) => { const key = decodeId('Product', id)?.id; return key && (await visibleKeys(tx, 'Product', [key])).has(key) ? { key } : null; } });
