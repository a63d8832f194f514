import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SettingsTeamScreen() {
  return (
    <Screen title={titles.teamSettings} header={<Header title={titles.teamSettings} />}>
      <></>
    </Screen>
  );
}
