import {
  codeSentSchema,
  createTeamMemberSchema,
  demoInboxSchema,
  deviceListSchema,
  loginSchema,
  meSchema,
  reference,
  refreshSchema,
  registerShopSchema,
  requestCodeSchema,
  sessionListSchema,
  sessionOpenedSchema,
  shopPersonListSchema,
  switchPersonSchema,
  teamMemberSchema,
  teamSchema,
  tokensSchema,
  updateTeamMemberSchema,
  verifiedPhoneSchema,
  verifyCodeSchema,
} from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class RequestCodeDto extends createZodDto(requestCodeSchema) {}
export class CodeSentDto extends createZodDto(codeSentSchema) {}
export class VerifyCodeDto extends createZodDto(verifyCodeSchema) {}
export class VerifiedPhoneDto extends createZodDto(verifiedPhoneSchema) {}
export class RegisterShopDto extends createZodDto(registerShopSchema) {}
export class LoginDto extends createZodDto(loginSchema) {}
export class SwitchPersonDto extends createZodDto(switchPersonSchema) {}
export class SessionOpenedDto extends createZodDto(sessionOpenedSchema) {}
export class RefreshDto extends createZodDto(refreshSchema) {}
export class TokensDto extends createZodDto(tokensSchema) {}
export class MeDto extends createZodDto(meSchema) {}
export class SessionListDto extends createZodDto(sessionListSchema) {}
export class SessionPathDto extends createZodDto(z.object({ sessionId: reference('session') })) {}
export class DevicePathDto extends createZodDto(z.object({ deviceId: reference('device') })) {}
export class DeviceListDto extends createZodDto(deviceListSchema) {}
export class ShopPersonListDto extends createZodDto(shopPersonListSchema) {}
export class TeamDto extends createZodDto(teamSchema) {}
export class TeamMemberDto extends createZodDto(teamMemberSchema) {}
export class CreateTeamMemberDto extends createZodDto(createTeamMemberSchema) {}
export class UpdateTeamMemberDto extends createZodDto(updateTeamMemberSchema) {}
export class PersonPathDto extends createZodDto(z.object({ personId: reference('person') })) {}
export class DemoInboxDto extends createZodDto(demoInboxSchema) {}
