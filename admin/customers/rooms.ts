// The rooms of customers, in the order of the sidebar.
import { Filter, Grid3x3, Plus, ShoppingBasket, ShoppingCart, Tags, Users } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';
import { memberNo, named } from '../shared/format.ts';

interface Person { name: string; memberNo: string | null; phone: string | null }
interface Named { nameZh: string; nameEn: string }

export const customerRooms: Room[] = [
  {
    name: 'customers', group: 'customer', icon: Users, title: 'customers.title', right: 'customers:read', writeRight: 'customers:write', key: 'c',
    list: screen(() => import('./CustomerList.tsx'), 'CustomerList', true), show: screen(() => import('./CustomerShow.tsx'), 'CustomerShow'),
    create: screen(() => import('./CustomerEdit.tsx'), 'CustomerCreate'), edit: screen(() => import('./CustomerEdit.tsx'), 'CustomerEdit'),
    more: { ':id/merge': screen(() => import('./CustomerMerge.tsx'), 'CustomerMerge') },
    search: {
      query: 'query FindCustomers($q: String!) { customers(filter: { q: $q }, page: { limit: 5 }) { items { id name memberNo phone } } }', items: 'customers',
      primary: (row: Person) => row.name, secondary: (row: Person) => [row.memberNo && memberNo(row.memberNo), row.phone].filter(Boolean).join('  '),
    },
    actions: [{ title: 'customers.new', to: '/customers/create', right: 'customers:write', icon: Plus }],
  },
  {
    name: 'segments', group: 'customer', icon: Filter, title: 'segments.title', right: 'segments:read', writeRight: 'segments:write', key: 's',
    list: screen(() => import('./SegmentList.tsx'), 'SegmentList'), show: screen(() => import('./SegmentShow.tsx'), 'SegmentShow'),
    create: screen(() => import('./SegmentBuilder.tsx'), 'SegmentCreate'), edit: screen(() => import('./SegmentBuilder.tsx'), 'SegmentEdit'),
    search: {
      query: 'query FindSegments($q: String!) { segments(filter: { q: $q, isArchived: { eq: false } }, page: { limit: 3 }) { items { id nameZh nameEn } } }', items: 'segments',
      primary: (row: Named, language) => named(row, language),
    },
    actions: [{ title: 'segments.new', to: '/segments/create', right: 'segments:write', icon: Plus }],
  },
  { name: 'rfm', group: 'customer', icon: Grid3x3, title: 'rfm.title', right: 'customers:analyse', list: screen(() => import('./RfmGrid.tsx'), 'RfmGridPage') },
  { name: 'baskets', group: 'customer', icon: ShoppingBasket, title: 'baskets.title', right: 'customers:analyse', list: screen(() => import('./Baskets.tsx'), 'Baskets') },
  { name: 'purchases', group: 'customer', icon: ShoppingCart, title: 'purchases.title', right: 'customers:read-orders', list: screen(() => import('./PurchaseList.tsx'), 'PurchaseList'), show: screen(() => import('./PurchaseList.tsx'), 'PurchaseShow') },
  {
    name: 'tags', group: 'customer', icon: Tags, title: 'tags.title', right: 'customers:read', writeRight: 'customers:write-tags',
    list: screen(() => import('./TagList.tsx'), 'TagList'), create: screen(() => import('./TagEdit.tsx'), 'TagCreate'), edit: screen(() => import('./TagEdit.tsx'), 'TagEdit'),
  },
];
