// Which stores show their promises, and how they kept them, to everybody.
import { Field, ID, InputType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

@Noun('ServiceWall', {
  table: 'service_walls', read: 'quality:read', defaultSort: { prop: 'id', order: 'ASC' },
  description: 'The wall of service standards of a store: shown to the public, with how the promises were kept, while it is published.',
})
export class ServiceWall extends Row {
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'boolean', facet: true, fallback: 'false' }) isPublic!: boolean;
  @Prop({ kind: 'instant', nullable: true }) publishedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) publishedById?: string | null;
}

@InputType()
export class PublishWallInput {
  @Field(() => ID) storeId!: string;
  @Field(() => Boolean) isPublic!: boolean;
}
