// Words of products and categories.
import { defineMessages } from '../i18n/messages.ts';

export const productMessages = defineMessages({
  'products.sections': ['商品与品类', 'Products and categories'],
  'products.title': ['商品', 'Products'],
  'products.unit': ['种', 'products'],
  'products.search': ['品名、编码', 'Name or code'],
  'products.empty': ['还没有商品', 'No products yet'],
  'products.emptyText': ['商品随购买记录进来，在这里补上品类和英文名。', 'Products come in with purchases; their category and English name are filled in here.'],
  'products.name': ['品名', 'Name'],
  'products.nameEn': ['英文名', 'English name'],
  'products.sku': ['商品编码', 'Product code'],
  'products.category': ['品类', 'Category'],
  'products.noCategory': ['没有品类', 'No category'],
  'products.isService': ['服务费', 'Service charge'],
  'products.isServiceHelp': ['运费、手续费这类，不算进购物篮分析', 'Postage, fees and the like; left out of basket analysis'],
  'products.condition': ['%{label}：%{value}', '%{label}: %{value}'],
  'categories.title': ['品类', 'Categories'],
  'categories.unit': ['个', 'categories'],
  'categories.new': ['新建品类', 'New category'],
  'categories.create': ['建品类', 'Create category'],
  'categories.empty': ['还没有品类', 'No categories yet'],
  'categories.emptyText': ['品类让分群和分析说得出“买过母婴”。', 'Categories let segments and analyses say “bought baby goods”.'],
  'categories.code': ['编号', 'Code'],
  'categories.nameZh': ['中文名', 'Chinese name'],
  'categories.nameEn': ['英文名', 'English name'],
  'categories.openProducts': ['查看%{name}的商品', 'Show the products of %{name}'], 'categories.look': ['查看', 'Show'],
});
