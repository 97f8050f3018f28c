// What the store's tablet says when it refuses.
import { defineMessages } from '../../core/messages.ts';

export const kioskReasons = defineMessages({
  KIOSK_KEY: ['这台设备没有登记，请店员处理', 'This tablet is not registered; please ask the staff'],
  KIOSK_STORE: ['没有这家门店', 'There is no such store'],
  KIOSK_VERSION: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  KIOSK_NOTHING: ['没有找到可以退的商品，请到服务台', 'Nothing to return was found; please go to the desk'],
  KIOSK_LINE: ['请重新查找商品', 'Please look the product up again'],
});
