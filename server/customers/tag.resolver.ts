// Tags over the API: the dictionary, and marking customers.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import { BulkResult } from '../../schema/customers/segment.outputs.ts';
import { SaveTagInput, TagCustomersInput, UntagCustomersInput } from '../../schema/customers/tag.inputs.ts';
import { Tag } from '../../schema/customers/tag.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { coerceFilter } from '../core/read/filter-input.ts';
import { tagCustomers, untagCustomers } from './tag-bulk.service.ts';
import { archiveTag, saveTag } from './tag.service.ts';

@Resolver()
export class TagResolver {
  @Mutation(() => Tag, { nullable: true })
  async saveTag(@Arg('input', () => SaveTagInput) input: SaveTagInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Tag | null> {
    return readOne(ctx, info, 'Tag', await saveTag(ctx, input));
  }

  @Mutation(() => Tag, { nullable: true, description: 'Takes a tag out of use, or back into it; who carries it keeps it.' })
  async archiveTag(
    @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('isArchived', () => Boolean, { defaultValue: true }) isArchived: boolean, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Tag | null> {
    return readOne(ctx, info, 'Tag', await archiveTag(ctx, { id, expectedVersion, isArchived }));
  }

  @Mutation(() => BulkResult, { description: 'Marks customers; up to 1,000 ids at once, more or a filter in the background.' })
  tagCustomers(@Arg('input', () => TagCustomersInput) input: TagCustomersInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return tagCustomers(ctx, { ...input, filter: coerceFilter(info.schema, 'Customer', input.filter) });
  }

  @Mutation(() => BulkResult, { description: 'Takes marks off customers.' })
  untagCustomers(@Arg('input', () => UntagCustomersInput) input: UntagCustomersInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return untagCustomers(ctx, { ...input, filter: coerceFilter(info.schema, 'Customer', input.filter) });
  }
}
