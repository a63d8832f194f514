import { Body, Controller, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CONFIGURATION, type Configuration } from '../../../common/config/configuration.ts';
import { Answers } from '../../../common/http/answers.ts';
import { Public } from '../../../common/http/decorators.ts';
import {
  CodeSentDto,
  LoginDto,
  RefreshDto,
  RegisterShopDto,
  RequestCodeDto,
  SessionOpenedDto,
  TokensDto,
  VerifiedPhoneDto,
  VerifyCodeDto,
} from '../dto/auth.dto.ts';
import { AddressLimitGuard, limitedAddress } from '../services/address-limit.guard.ts';
import { LogIn } from '../use-cases/log-in.ts';
import { RefreshSession } from '../use-cases/refresh-session.ts';
import { RegisterShop } from '../use-cases/register-shop.ts';
import { RequestCode } from '../use-cases/request-code.ts';
import { VerifyCode } from '../use-cases/verify-code.ts';

/** The ways in: what somebody without a session may call. */
@ApiTags('auth')
@Public()
@UseGuards(AddressLimitGuard)
@Controller('auth')
export class EntryController {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(RequestCode) private readonly requestCode: RequestCode,
    @Inject(VerifyCode) private readonly verifyCode: VerifyCode,
    @Inject(RegisterShop) private readonly registerShop: RegisterShop,
    @Inject(LogIn) private readonly logIn: LogIn,
    @Inject(RefreshSession) private readonly refreshSession: RefreshSession,
  ) {}

  /** Sends a one-time code to the phone; the same answer whether or not it has a shop. */
  @Post('codes')
  @Answers({ status: 200, type: CodeSentDto, description: 'A code is on its way' })
  sendCode(@Body() { phone }: RequestCodeDto, @Req() request: FastifyRequest): Promise<CodeSentDto> {
    return this.requestCode.execute(phone, limitedAddress(request, this.configuration));
  }

  /** Proves the phone: a ticket for ten minutes, and the shops that the phone may enter. */
  @Post('codes/verify')
  @Answers({ status: 200, type: VerifiedPhoneDto, description: 'The phone is proved' })
  verify(@Body() { phone, code }: VerifyCodeDto): Promise<VerifiedPhoneDto> {
    return this.verifyCode.execute(phone, code);
  }

  /** Registers a shop with its owner and its first device. The same ticket again answers for the same shop. */
  @Post('register')
  @Answers({ status: 200, type: SessionOpenedDto, description: 'The shop exists and its owner is in' })
  register(@Body() registration: RegisterShopDto): Promise<SessionOpenedDto> {
    return this.registerShop.execute(registration);
  }

  /** Enters a shop with a proved phone and the PIN; an employee without one sets it by this. */
  @Post('login')
  @Answers({ status: 200, type: SessionOpenedDto, description: 'A session is open' })
  login(@Body() login: LoginDto): Promise<SessionOpenedDto> {
    return this.logIn.execute(login);
  }

  /** New tokens. The token before the last answers the same again, until its successor is used; an older one ends the session. */
  @Post('refresh')
  @Answers({ status: 200, type: TokensDto, description: 'New tokens' })
  refresh(@Body() { refreshToken }: RefreshDto): Promise<TokensDto> {
    return this.refreshSession.execute(refreshToken);
  }
}
