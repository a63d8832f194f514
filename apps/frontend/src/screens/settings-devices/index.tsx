import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SettingsDevicesScreen() {
  return (
    <Screen title={titles.deviceSettings} header={<Header title={titles.deviceSettings} />}>
      <></>
    </Screen>
  );
}
