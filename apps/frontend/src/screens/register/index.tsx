import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function RegisterScreen() {
  return (
    <Screen title={titles.register} header={<Header title={titles.register} />}>
      <></>
    </Screen>
  );
}
