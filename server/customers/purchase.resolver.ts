// Purchases, products and categories over the API.
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { RecordPurchaseInput, SaveCategoryInput, UpdateProductInput } from '../../schema/customers/customer.inputs.ts';
import { Category, Product, Purchase } from '../../schema/customers/purchase.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { encodeId } from '../core/read/ids.ts';
import { saveCategory, updateProduct } from './product.service.ts';
import { recordPurchase } from './record-purchase.service.ts';

@Resolver()
export class PurchaseResolver {
  @Mutation(() => Purchase, { nullable: true, description: 'Takes in one receipt; the same receipt again changes nothing.' })
  async recordPurchase(@Arg('input', () => RecordPurchaseInput) input: RecordPurchaseInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Purchase | null> {
    return readOne(ctx, info, 'Purchase', encodeId('Purchase', await recordPurchase(ctx, input)));
  }

  @Mutation(() => Product, { nullable: true })
  async updateProduct(@Arg('input', () => UpdateProductInput) input: UpdateProductInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Product | null> {
    return readOne(ctx, info, 'Product', await updateProduct(ctx, input));
  }

  @Mutation(() => Category, { nullable: true })
  async saveCategory(@Arg('input', () => SaveCategoryInput) input: SaveCategoryInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Category | null> {
    return readOne(ctx, info, 'Category', await saveCategory(ctx, input));
  }
}
