document.querySelector('#dark')?.addEventListener('click', () => document.documentElement.classList.toggle('dark'));
