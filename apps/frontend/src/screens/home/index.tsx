import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function HomeScreen() {
  return (
    <Screen title={titles.home} header={<Header title={titles.home} />}>
      <></>
    </Screen>
  );
}
