//! The engine of a test: an embedded one on a file, or with `TEST_STORE_ENDPOINT` any other that is compatible with
//! `DynamoDB`.

use std::path::PathBuf;
use std::time::Duration;

use dynoxide::Database;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub(crate) struct Engine {
    place: Place,
    port: u16,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

enum Place {
    Embedded {
        folder: PathBuf,
        /// Where the folder is the engine's own.
        _own: Option<tempfile::TempDir>,
    },
    /// Its address. It is shared with other tests, so what a test stops is its own line to it.
    Elsewhere(String),
}

impl Engine {
    pub(crate) async fn start() -> Self {
        let place = if let Ok(address) = std::env::var("TEST_STORE_ENDPOINT") {
            Place::Elsewhere(address)
        } else {
            let own = tempfile::tempdir().unwrap();
            Place::Embedded {
                folder: own.path().into(),
                _own: Some(own),
            }
        };
        Self::at(place).await
    }

    /// The embedded engine, in a folder of the caller's.
    pub(crate) async fn start_in(folder: PathBuf) -> Self {
        Self::at(Place::Embedded { folder, _own: None }).await
    }

    /// Another engine on a copy of the files of this one, which does nothing meanwhile.
    pub(crate) async fn copy(&self) -> Self {
        let own = tempfile::tempdir().unwrap();
        for file in self.files() {
            let name = file.file_name().unwrap();
            // How far others read is of this process, and made anew.
            if !name.to_string_lossy().ends_with("-shm") {
                std::fs::copy(&file, own.path().join(name)).unwrap();
            }
        }
        Self::at(Place::Embedded {
            folder: own.path().into(),
            _own: Some(own),
        })
        .await
    }

    async fn at(place: Place) -> Self {
        let mut engine = Self {
            place,
            port: 0,
            running: None,
        };
        engine.start_again().await;
        engine
    }

    /// Starts at any port the first time, and at the same one afterwards.
    pub(crate) async fn start_again(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.unwrap();
        self.port = listener.local_addr().unwrap().port();
        let (stop, stopped) = oneshot::channel();
        let task = match &self.place {
            Place::Embedded { folder, .. } => {
                let file = folder.join("store.sqlite");
                let database = Database::new(file.to_str().unwrap()).unwrap();
                tokio::spawn(async move {
                    let _ = dynoxide::server::serve_with_shutdown(listener, database, async {
                        drop(stopped.await);
                    })
                    .await;
                })
            }
            Place::Elsewhere(address) => {
                let engine = address.strip_prefix("http://").unwrap().to_owned();
                tokio::spawn(async move {
                    tokio::select! {
                        () = hand_on(listener, &engine) => {}
                        _ = stopped => {}
                    }
                })
            }
        };
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
        let files = self.files().into_iter();
        files
            .flat_map(|file| std::fs::read(file).unwrap())
            .collect()
    }

    fn files(&self) -> Vec<PathBuf> {
        let Place::Embedded { folder, .. } = &self.place else {
            panic!("only the embedded engine shows its files");
        };
        let files = std::fs::read_dir(folder).unwrap();
        files.map(|file| file.unwrap().path()).collect()
    }
}

/// Carries every connection to the engine. Dropping it closes them all.
async fn hand_on(listener: TcpListener, engine: &str) {
    let mut lines = tokio::task::JoinSet::new();
    loop {
        let (mut near, _) = listener.accept().await.unwrap();
        let engine = engine.to_owned();
        lines.spawn(async move {
            if let Ok(mut far) = TcpStream::connect(engine).await {
                let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
            }
        });
    }
}
