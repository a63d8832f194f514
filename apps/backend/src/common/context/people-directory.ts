import type { Permission, Role } from '@michangarrito/domain';

/** A person of a shop, as far as rights go. */
export interface PersonRights {
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly active: boolean;
}

/** Who the people of a shop are; remembered, and forgotten at once when a right changes. Implemented by the auth module. */
export abstract class PeopleDirectory {
  /** undefined: nobody of that shop has this id. */
  abstract rightsOf(tenantId: string, personId: string): Promise<PersonRights | undefined>;

  /** Whether the person has ever signed in on the device, by code or PIN. */
  abstract hasSignedIn(tenantId: string, deviceId: string, personId: string): Promise<boolean>;
}
