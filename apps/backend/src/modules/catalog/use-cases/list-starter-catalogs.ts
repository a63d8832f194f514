import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { starterCatalogSchema } from '@michangarrito/contracts';
import { BUSINESS_TYPES, type BusinessType } from '@michangarrito/domain';
import type { Repository } from 'typeorm';
import type { z } from 'zod';
import { ProductTemplateEntity } from '../entities/product-template.entity.ts';

const EXAMPLES = 4;

type StarterCatalog = z.infer<typeof starterCatalogSchema>;

/** What each giro can begin with, its first products as examples; a giro without a catalogue of its own begins empty. */
@Injectable()
export class ListStarterCatalogs {
  constructor(@InjectRepository(ProductTemplateEntity) private readonly templates: Repository<ProductTemplateEntity>) {}

  async execute(): Promise<StarterCatalog[]> {
    const rows = await this.templates
      .createQueryBuilder('template')
      .select('template.businessType', 'businessType')
      .addSelect('count(*)::int', 'productCount')
      .addSelect(`(array_agg(template.name::text order by template.position))[1:${EXAMPLES}]`, 'examples')
      .groupBy('template.businessType')
      .getRawMany<StarterCatalog>();
    const filled = new Map<BusinessType, StarterCatalog>(rows.map((row) => [row.businessType, row]));
    return BUSINESS_TYPES.map(
      (businessType) => filled.get(businessType) ?? { businessType, productCount: 0, examples: [] },
    );
  }
}
