//! A page of what is known of an athlete: read when somebody looks at it, written anew only when it has changed, and shared by
//! every copy. Most turns look at few pages and change fewer.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::document::Unreadable;
use super::press::{packed, unpacked};

/// A page as it is stored: JSON, deflated.
pub(super) type Written = Arc<[u8]>;

/// What a page that was never written is taken to weigh.
const UNWRITTEN: usize = 64 * 1024;

/// A page of type `T`.
pub struct Page<T>(Arc<Sheet<T>>);

/// What is known of a page: what it says, how it is written, or both.
struct Sheet<T> {
    read: OnceLock<T>,
    written: OnceLock<Written>,
}

impl<T> From<T> for Page<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(Sheet { read: value.into(), written: OnceLock::new() }))
    }
}

impl<T> Page<T> {
    /// A page as it was stored. It is read when somebody looks at it.
    pub(super) fn stored(written: Written) -> Self {
        Self(Arc::new(Sheet { read: OnceLock::new(), written: written.into() }))
    }
}

impl<T> Page<T> {
    /// Closes the page, where it is written: it is read again when somebody looks.
    pub(super) fn fold(&mut self) {
        if let (Some(_), Some(written)) = (self.0.read.get(), self.0.written.get()) {
            *self = Self::stored(Arc::clone(written));
        }
    }

    /// About how many bytes of memory it takes when it is closed.
    pub(super) fn weight(&self) -> usize {
        self.0.written.get().map_or(UNWRITTEN, |written| written.len())
    }
}

impl<T: Serialize> Page<T> {
    /// The page as it is stored.
    pub(super) fn written(&self) -> Result<Written, Unreadable> {
        if let Some(written) = self.0.written.get() {
            return Ok(Arc::clone(written));
        }
        let written = packed(&self.0.read.get())?.into();
        Ok(Arc::clone(self.0.written.get_or_init(|| written)))
    }
}

impl<T: Clone + DeserializeOwned> Page<T> {
    /// Changes what the page says.
    pub(super) fn change<R>(&mut self, deed: impl FnOnce(&mut T) -> R) -> R {
        let mut value = T::clone(self);
        let done = deed(&mut value);
        *self = value.into();
        done
    }
}

impl<T: DeserializeOwned> Deref for Page<T> {
    type Target = T;

    /// # Panics
    /// When a stored page is none. Every page bears a sum that was held when its document was read, so that this is a bug and no
    /// damage; whoever takes turns in guards against bugs, and keeps nothing of such a turn.
    #[allow(clippy::expect_used, reason = "a page that is whole and can't be read is a bug of this build")]
    fn deref(&self) -> &T {
        self.0.read.get_or_init(|| {
            let read = self.0.written.get().map(|written| unpacked(written));
            read.and_then(Result::ok).expect("a page can be read")
        })
    }
}

impl<T> Clone for Page<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Default> Default for Page<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: PartialEq + DeserializeOwned> PartialEq for Page<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: &Sheet<T>, other: &Sheet<T>| matches!((one.written.get(), other.written.get()), (Some(one), Some(other)) if one == other);
        Arc::ptr_eq(&self.0, &other.0) || same(&self.0, &other.0) || **self == **other
    }
}

impl<T: fmt::Debug + DeserializeOwned> fmt::Debug for Page<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(out)
    }
}

impl<T: Serialize + DeserializeOwned> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_page_that_nobody_changed_is_written_as_it_was_and_one_that_changed_is_not() {
        let stored = Page::<Vec<u32>>::stored(Page::from(vec![1, 2]).written().unwrap());
        let mut copy = stored.clone();
        assert!(std::sync::Arc::ptr_eq(&stored.written().unwrap(), &copy.written().unwrap()));
        copy.change(|figures| figures.push(3));
        assert_eq!((&**stored, &**copy), (&[1, 2][..], &[1, 2, 3][..]));
        assert!(copy != stored && copy.written().unwrap() != stored.written().unwrap());
        copy.change(|figures| figures.truncate(2));
        assert!(copy == stored, "what it says counts");
    }
}
