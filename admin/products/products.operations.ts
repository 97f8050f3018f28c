// How products and their categories are spoken of on the wire.
import { defineResource, whole } from '../provider/resources.ts';

defineResource({
  name: 'products', noun: 'Product', one: 'product', fields: 'sku name nameEn categoryId isService category { id code nameZh nameEn }', labelFields: 'sku name nameEn',
  update: { mutation: 'updateProduct', input: 'UpdateProductInput', toInput: whole('name', 'nameEn', 'categoryId', 'isService') },
});
const CATEGORY_WRITES = whole('code', 'nameZh', 'nameEn');
defineResource({
  name: 'categories', noun: 'Category', one: 'category', fields: 'code nameZh nameEn',
  create: { mutation: 'saveCategory', input: 'SaveCategoryInput', toInput: CATEGORY_WRITES },
  update: { mutation: 'saveCategory', input: 'SaveCategoryInput', toInput: CATEGORY_WRITES },
});
