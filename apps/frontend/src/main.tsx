import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { waitForInstallOffer } from './app/install.ts';
import { queryClient, router } from './app/router.tsx';
import { applyTheme, readTheme } from './app/theme.ts';
import { startData } from './data/start.ts';
import { ToastProvider } from './design/toast.tsx';
import './design/theme.css';

applyTheme(readTheme());
waitForInstallOffer();
startData(queryClient);

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
);
