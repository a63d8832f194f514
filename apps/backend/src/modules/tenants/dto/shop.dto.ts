import { shopSchema, updateShopSchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class ShopDto extends createZodDto(shopSchema) {}
export class UpdateShopDto extends createZodDto(updateShopSchema) {}
