import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIGURATION } from '../../common/config/configuration.ts';
import { PeopleDirectory } from '../../common/context/people-directory.ts';
import { AccessTokens } from '../../common/context/request-context.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { TenantsModule } from '../tenants/tenants.module.ts';
import { DemoInboxController } from './controllers/demo-inbox.controller.ts';
import { EntryController } from './controllers/entry.controller.ts';
import { SessionsController } from './controllers/sessions.controller.ts';
import { TeamController } from './controllers/team.controller.ts';
import { Device } from './entities/device.entity.ts';
import { OtpCode } from './entities/otp-code.entity.ts';
import { Session } from './entities/session.entity.ts';
import { User } from './entities/user.entity.ts';
import { AddressLimitGuard } from './services/address-limit.guard.ts';
import { AuthChanges } from './services/auth-changes.ts';
import { AuthKeys } from './services/auth-keys.ts';
import { chooseCodeChannel } from './services/choose-code-channel.ts';
import { CodeChannel } from './services/code-channel.ts';
import { DeviceEnrolment } from './services/device-enrolment.ts';
import { OneTimeCodes } from './services/one-time-codes.ts';
import { PageInboxChannel } from './services/page-inbox-channel.ts';
import { PinAttempts } from './services/pin-attempts.ts';
import { PinHasher } from './services/pin-hasher.ts';
import { RefreshTokens } from './services/refresh-tokens.ts';
import { RememberedPeople } from './services/remembered-people.ts';
import { SessionAccessTokens } from './services/session-access-tokens.ts';
import { SessionAnswers } from './services/session-answers.ts';
import { SessionDirectory } from './services/session-directory.ts';
import { SessionOpener } from './services/session-opener.ts';
import { SessionRotation } from './services/session-rotation.ts';
import { ShopFounder } from './services/shop-founder.ts';
import { Tickets } from './services/tickets.ts';
import { UnlinkedDevices } from './services/unlinked-devices.ts';
import { AddTeamMember } from './use-cases/add-team-member.ts';
import { DescribeMe } from './use-cases/describe-me.ts';
import { EndSession } from './use-cases/end-session.ts';
import { EnterShop } from './use-cases/enter-shop.ts';
import { ListDevices } from './use-cases/list-devices.ts';
import { ListPeople } from './use-cases/list-people.ts';
import { ListSessions } from './use-cases/list-sessions.ts';
import { ListTeam } from './use-cases/list-team.ts';
import { LogIn } from './use-cases/log-in.ts';
import { ReadDemoInbox } from './use-cases/read-demo-inbox.ts';
import { RefreshSession } from './use-cases/refresh-session.ts';
import { RegisterDemoShop } from './use-cases/register-demo-shop.ts';
import { RegisterShop } from './use-cases/register-shop.ts';
import { RequestCode } from './use-cases/request-code.ts';
import { SwitchPerson } from './use-cases/switch-person.ts';
import { UnlinkDevice } from './use-cases/unlink-device.ts';
import { UpdateTeamMember } from './use-cases/update-team-member.ts';
import { VerifyCode } from './use-cases/verify-code.ts';

export { AddressLimitGuard, UnlinkedDevices };
export { readMirrorPeople } from './services/mirror-people.ts';
export { RegisterDemoShop, type DemoShop } from './use-cases/register-demo-shop.ts';

const SERVICES = [
  AddressLimitGuard,
  AuthChanges,
  AuthKeys,
  DeviceEnrolment,
  OneTimeCodes,
  PageInboxChannel,
  PinAttempts,
  PinHasher,
  RefreshTokens,
  RememberedPeople,
  SessionAccessTokens,
  SessionAnswers,
  SessionDirectory,
  SessionOpener,
  SessionRotation,
  ShopFounder,
  Tickets,
  UnlinkedDevices,
];

const USE_CASES = [
  AddTeamMember,
  DescribeMe,
  EndSession,
  EnterShop,
  ListDevices,
  ListPeople,
  ListSessions,
  ListTeam,
  LogIn,
  ReadDemoInbox,
  RefreshSession,
  RegisterDemoShop,
  RegisterShop,
  RequestCode,
  SwitchPerson,
  UnlinkDevice,
  UpdateTeamMember,
  VerifyCode,
];

/** Global for the two promises of `common/context` that it keeps: who a token is, and what a person may do. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Device, OtpCode, Session, User]), CatalogModule, TenantsModule],
  controllers: [EntryController, SessionsController, TeamController, DemoInboxController],
  providers: [
    ...SERVICES,
    ...USE_CASES,
    { provide: CodeChannel, inject: [CONFIGURATION, PageInboxChannel], useFactory: chooseCodeChannel },
    { provide: AccessTokens, useExisting: SessionAccessTokens },
    { provide: PeopleDirectory, useExisting: RememberedPeople },
  ],
  exports: [AccessTokens, PeopleDirectory, RegisterDemoShop, UnlinkedDevices],
})
export class AuthModule {}
