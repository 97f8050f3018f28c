// Row rule of walls: of one's stores.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('ServiceWall', { store: 'storeId' });
