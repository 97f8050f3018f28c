// Forms over GraphQL: keeping them, files of them, and trying answers; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { CloneFormInput, DiscardFormDraftInput, FormTrial, ImportFormInput, PublishFormInput, SaveFormInput, TryFormInput } from '../../schema/forms/form.inputs.ts';
import { Form } from '../../schema/forms/form.ts';
import { Json } from '../../schema/scalars.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { cloneForm, discardFormDraft, formDifferences, formFile, importForm, publishForm, saveForm, tryForm } from './form.service.ts';

@Resolver()
export class FormResolver {
  @Mutation(() => Form, { nullable: true })
  async saveForm(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveFormInput) input: SaveFormInput): Promise<Form | null> {
    return readOne(ctx, info, 'Form', await saveForm(ctx, input));
  }

  @Mutation(() => Form, { nullable: true })
  async publishForm(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishFormInput) input: PublishFormInput): Promise<Form | null> {
    return readOne(ctx, info, 'Form', await publishForm(ctx, input));
  }

  @Mutation(() => Form, { nullable: true })
  async discardFormDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardFormDraftInput) input: DiscardFormDraftInput): Promise<Form | null> {
    return readOne(ctx, info, 'Form', await discardFormDraft(ctx, input));
  }

  @Mutation(() => Form, { nullable: true })
  async cloneForm(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CloneFormInput) input: CloneFormInput): Promise<Form | null> {
    return readOne(ctx, info, 'Form', await cloneForm(ctx, input));
  }

  @Mutation(() => Form, { nullable: true, description: 'As a new form, or as the draft of the form that has its key.' })
  async importForm(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ImportFormInput) input: ImportFormInput): Promise<Form | null> {
    return readOne(ctx, info, 'Form', await importForm(ctx, input));
  }

  @Query(() => Json, { description: 'A version as a file that importForm takes.' })
  formFile(@Ctx() ctx: Context, @Arg('formVersionId', () => ID) formVersionId: string): Promise<unknown> {
    return formFile(ctx, formVersionId);
  }

  @Query(() => Json, { description: 'Where two versions differ: [{ path, kind, before, after }]; sections, questions and choices by their keys, another order of them said of their list.' })
  formDifferences(@Ctx() ctx: Context, @Arg('formId', () => ID) formId: string, @Arg('before', () => Int) before: number, @Arg('after', () => Int) after: number): Promise<unknown> {
    return formDifferences(ctx, { formId, before, after });
  }

  @Query(() => FormTrial, { description: 'What answers come to; nothing is kept.' })
  tryForm(@Ctx() ctx: Context, @Arg('input', () => TryFormInput) input: TryFormInput): Promise<FormTrial> {
    return tryForm(ctx, input);
  }
}
