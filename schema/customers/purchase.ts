// What was bought: products, receipts and their lines; a negative line is a return.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum LineKind { SALE = 'SALE', RETURN = 'RETURN', OTHER = 'OTHER' }
registerEnumType(LineKind, { name: 'LineKind', description: 'SALE: quantity and price above 0; RETURN: quantity below 0 or a cancelling receipt; OTHER: corrections, free goods, bad debt.' });

export enum DayBand { MORNING = 'MORNING', NOON = 'NOON', AFTERNOON = 'AFTERNOON', EVENING = 'EVENING', NIGHT = 'NIGHT' }
registerEnumType(DayBand, { name: 'DayBand', description: 'Time of day by the store’s clock: MORNING 6-11, NOON 11-14, AFTERNOON 14-17, EVENING 17-21, NIGHT 21-6.' });

@Noun('Category', { table: 'categories', roots: { many: 'categories' }, read: 'products:read', defaultSort: { prop: 'code', order: 'ASC' }, description: 'A group of products.' })
export class Category extends Row {
  @Prop({ kind: 'text' }) code!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
}

@Noun('Product', { table: 'products', read: 'products:read', search: true, defaultSort: { prop: 'sku', order: 'ASC' }, description: 'An article, or a charge such as postage (isService).' })
export class Product extends Row {
  @Prop({ kind: 'text' }) sku!: string;
  @Prop({ kind: 'text' }) name!: string;
  @Prop({ kind: 'text', nullable: true, filter: false }) nameEn?: string | null;
  @Prop({ kind: 'id', of: 'Category', nullable: true, facet: true }) categoryId?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Postage, fees, manual corrections: left out of baskets.' }) isService!: boolean;
}

@Noun('Purchase', {
  table: 'purchases', read: 'customers:read-orders', owner: 'customerId', letter: 'P',
  defaultSort: { prop: 'purchasedAt', order: 'DESC' }, description: 'One receipt.',
})
export class Purchase {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'instant', key: true }) purchasedAt!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'day', description: 'Business day in the store’s zone.' }) businessOn!: string;
  @Prop({ kind: 'int', description: 'Of the business day: 1 Monday .. 7 Sunday.' }) weekday!: number;
  @Prop({ kind: 'int', description: 'Hour of its first line by the store’s clock, 0 to 23.' }) hour!: number;
  @Prop({ kind: 'enum', enum: DayBand, facet: true, description: 'Of its first line, by the store’s clock.' }) band!: DayBand;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'text' }) receiptNo!: string;
  @Prop({ kind: 'text', nullable: true, facet: true }) channel?: string | null;
  @Prop({ kind: 'text', nullable: true, facet: true }) country?: string | null;
  @Prop({ kind: 'money', description: 'Sum of its lines.' }) amount!: string;
  @Prop({ kind: 'money', description: 'Sum of its sale lines.' }) salesAmount!: string;
  @Prop({ kind: 'money', description: 'Sum of its return lines, as a negative amount.' }) returnsAmount!: string;
  @Prop({ kind: 'int', description: 'Number of lines.' }) lineCount!: number;
  @Prop({ kind: 'int', description: 'Number of sale lines.' }) saleLineCount!: number;
  @Prop({ kind: 'instant', fallback: 'now()' }) createdAt!: string;
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}

@Noun('PurchaseLine', {
  table: 'purchase_lines', read: 'customers:read-orders', owner: 'customerId', letter: 'L',
  defaultSort: { prop: 'lineNo', order: 'ASC' }, description: 'One line of a receipt.',
})
export class PurchaseLine {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'instant', key: true, description: 'Of the line: a receipt may span minutes.' }) soldAt!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Purchase' }) purchaseId!: string;
  @Prop({ kind: 'int' }) lineNo!: number;
  @Prop({ kind: 'id', of: 'Product' }) productId!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, description: 'As it stood on the receipt.' }) description?: string | null;
  @Prop({ kind: 'enum', enum: LineKind, facet: true }) lineKind!: LineKind;
  @Prop({ kind: 'decimal', scale: 3 }) quantity!: string;
  @Prop({ kind: 'decimal', description: 'Price of one, up to four decimals.' }) unitPrice!: string;
  @Prop({ kind: 'money', scale: 4 }) amount!: string;
  @Prop({ kind: 'text', nullable: true, facet: true }) country?: string | null;
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}
