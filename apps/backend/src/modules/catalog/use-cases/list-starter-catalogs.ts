import { Injectable } from '@nestjs/common';
import { STARTER_CATALOGS } from '@michangarrito/database/catalogs';
import type { z } from 'zod';
import type { starterCatalogSchema } from '@michangarrito/contracts';
import { BUSINESS_TYPES } from '@michangarrito/domain';

const EXAMPLES = 4;

/** What each giro can begin with; a giro without a catalogue of its own begins empty. */
@Injectable()
export class ListStarterCatalogs {
  execute(): z.infer<typeof starterCatalogSchema>[] {
    return BUSINESS_TYPES.map((businessType) => {
      const { products } = STARTER_CATALOGS[businessType];
      return {
        businessType,
        productCount: products.length,
        examples: products.slice(0, EXAMPLES).map((product) => product.name),
      };
    });
  }
}
