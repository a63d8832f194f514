import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function LoginScreen() {
  return (
    <Screen title={titles.login} header={<Header title={titles.login} />}>
      <></>
    </Screen>
  );
}
