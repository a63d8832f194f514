import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SettingsScreen() {
  return (
    <Screen title={titles.settings} header={<Header title={titles.settings} />}>
      <></>
    </Screen>
  );
}
