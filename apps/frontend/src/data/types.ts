import type {
  cashMovementSchema,
  closureSummarySchema,
  demoInboxSchema,
  fiadoSummarySchema,
  heldCommandSchema,
  heldDecisionAnswerSchema,
  heldDecisionSchema,
  priceChangeSchema,
  saleSummarySchema,
  sessionListSchema,
  sessionOpenedSchema,
  starterCatalogSchema,
  stockMovementSchema,
  teamSchema,
  meSchema,
  verifiedPhoneSchema,
  codeSentSchema,
  registerShopSchema,
  createTeamMemberSchema,
  updateTeamMemberSchema,
  updateShopSchema,
} from '@michangarrito/contracts';

/**
 * Types of answers and bodies, read off the contracts' schemas. Types alone: a schema imported as a value would bring zod into the
 * page that sells.
 */
type Output<Schema extends { readonly _zod: { readonly output: unknown } }> = Schema['_zod']['output'];

export type SessionOpened = Output<typeof sessionOpenedSchema>;
export type CodeSent = Output<typeof codeSentSchema>;
export type VerifiedPhone = Output<typeof verifiedPhoneSchema>;
export type RegisterShop = Output<typeof registerShopSchema>;
export type Me = Output<typeof meSchema>;
export type TeamMember = Output<typeof teamSchema>['items'][number];
export type NewTeamMember = Output<typeof createTeamMemberSchema>;
export type TeamMemberChanges = Output<typeof updateTeamMemberSchema>;
export type ShopChanges = Output<typeof updateShopSchema>;
export type LoginSession = Output<typeof sessionListSchema>['items'][number];
export type HeldCommand = Output<typeof heldCommandSchema>;
export type HeldDecision = Output<typeof heldDecisionSchema>;
export type HeldDecided = Output<typeof heldDecisionAnswerSchema>;
export type DemoInbox = Output<typeof demoInboxSchema>;
export type StarterCatalog = Output<typeof starterCatalogSchema>;
export type PriceChange = Output<typeof priceChangeSchema>;
export type StockMovement = Output<typeof stockMovementSchema>;
export type FiadoSummary = Output<typeof fiadoSummarySchema>;
export type SaleSummary = Output<typeof saleSummarySchema>;
export type CashMovementRow = Output<typeof cashMovementSchema>;
export type ClosureSummary = Output<typeof closureSummarySchema>;

/** A list that the server gives whole. */
export interface List<Item> {
  readonly items: readonly Item[];
}

/** A page of rows as the server gives it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
