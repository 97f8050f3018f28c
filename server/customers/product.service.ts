// Writing products and categories: what they are called, where they belong, and which are charges rather than goods.
import { Category, Product } from '../../schema/customers/purchase.ts';
import type { SaveCategoryInput, UpdateProductInput } from '../../schema/customers/customer.inputs.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, transact } from '../core/transact.ts';
import { customerReasons } from './customers.messages.ts';

/** Changes a product; its code stays. Answers the id. */
export async function updateProduct(ctx: Context, input: UpdateProductInput): Promise<string> {
  authorise(ctx, 'products:write');
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, ...values } = input;
    if (!decodeId('Product', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (values.categoryId) demand(decodeId('Category', values.categoryId) && await tx.manager.existsBy(Category, { id: values.categoryId }), 'input.categoryId', customerReasons.CATEGORY_UNKNOWN);
    return (await changeRow(tx, Product, id, expectedVersion, values as Partial<Product>)).id;
  });
}

/** Makes or changes a category. Answers the id. */
export async function saveCategory(ctx: Context, input: SaveCategoryInput): Promise<string> {
  authorise(ctx, 'products:write');
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, ...values } = input;
    const other = await tx.manager.findOneBy(Category, { code: input.code });
    demand(!other || other.id === id, 'input.code', customerReasons.CODE_IN_USE);
    if (!id) return (await tx.manager.save(tx.manager.create(Category, values))).id;
    if (!decodeId('Category', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(expectedVersion !== undefined, 'input.expectedVersion', customerReasons.EXPECTED_VERSION);
    return (await changeRow(tx, Category, id, expectedVersion, values)).id;
  });
}
