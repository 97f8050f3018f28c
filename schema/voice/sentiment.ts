// What texts say: the model that was learnt from labelled ones, and each opinion about one side of the service, with the words that say it.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Tone } from './survey.ts';

export enum Aspect { ATTITUDE = 'ATTITUDE', QUALITY = 'QUALITY', SPEED = 'SPEED', PRICE = 'PRICE', LOGISTICS = 'LOGISTICS', ENVIRONMENT = 'ENVIRONMENT', AFTER_SALES = 'AFTER_SALES' }
registerEnumType(Aspect, { name: 'Aspect', description: 'The side of the service that is spoken of.' });

@Noun('SentimentModel', {
  table: 'sentiment_models', read: 'voice:read', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'How texts are judged: words of a list until there is enough to learn from, then what labelled texts have taught. Each says how well it does on texts that it had not seen.',
})
export class SentimentModel extends Row {
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'int', description: 'Labelled texts that it was learnt from.' }) textCount!: number;
  @Prop({ kind: 'int' }) positiveCount!: number;
  @Prop({ kind: 'int' }) negativeCount!: number;
  @Prop({ kind: 'decimal', description: 'Share judged rightly, each fifth by the other four.' }) accuracy!: string;
  @Prop({ kind: 'decimal', description: 'The same for the list of words, on the same texts.' }) lexiconAccuracy!: string;
  @Prop({ kind: 'decimal' }) negativePrecision!: string;
  @Prop({ kind: 'decimal' }) negativeRecall!: string;
  @Prop({ kind: 'int', description: 'Pieces of text that it knows.' }) gramCount!: number;
  @Prop({ kind: 'instant' }) learntAt!: string;
  @Prop({ kind: 'json', hidden: true }) weights!: unknown;
}

@Noun('Opinion', {
  table: 'opinions', read: 'voice:read', defaultSort: { prop: 'answeredOn', order: 'DESC' }, roots: { one: 'opinion', many: 'opinions' },
  description: 'What one text says about one side of the service: the cells of the heat map open these.',
})
export class Opinion extends Row {
  @Prop({ kind: 'id', of: 'SurveyResponse' }) responseId!: string;
  @Prop({ kind: 'id', of: 'Survey', facet: true }) surveyId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'day' }) answeredOn!: string;
  @Prop({ kind: 'enum', enum: Aspect, facet: true }) aspect!: Aspect;
  @Prop({ kind: 'enum', enum: Tone, facet: true }) tone!: Tone;
  @Prop({ kind: 'decimal', description: 'From -1 to 1.' }) score!: string;
  @Prop({ kind: 'text', sort: false, description: 'The words that say it.' }) quote!: string;
}
