//! The embedded engine, on a file in a folder of its own.

use std::time::Duration;

use dynoxide::Database;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub(crate) struct Engine {
    folder: tempfile::TempDir,
    port: u16,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Engine {
    pub(crate) async fn start() -> Self {
        let mut engine = Self {
            folder: tempfile::tempdir().unwrap(),
            port: 0,
            running: None,
        };
        engine.start_again().await;
        engine
    }

    pub(crate) async fn start_again(&mut self) {
        let database =
            Database::new(self.folder.path().join("store.sqlite").to_str().unwrap()).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        self.port = listener.local_addr().unwrap().port();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let _ = dynoxide::server::serve_with_shutdown(listener, database, async {
                drop(stopped.await);
            })
            .await;
        });
        self.running = Some((stop, task));
    }

    pub(crate) async fn stop(&mut self) {
        if let Some((stop, task)) = self.running.take() {
            let _ = stop.send(());
            tokio::time::timeout(Duration::from_secs(10), task)
                .await
                .unwrap()
                .unwrap();
        }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(Result::unwrap);
        files
            .flat_map(|file| std::fs::read(file.path()).unwrap())
            .collect()
    }
}
